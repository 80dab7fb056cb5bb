import { guides as compiled } from 'virtual:waymark/guides';
import type { GuideSource } from '../core/model/guide.ts';

/** The starter library: guides for what goes wrong in any product that runs work for people. Nothing is loaded before it is asked for. */
export const starterGuides: GuideSource = compiled;
