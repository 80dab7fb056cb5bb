import { guides as compiled } from 'virtual:waymark/guides';
import type { GuideSource } from '../core/model/guide.ts';

/** What the starter guides ask a host for; a test keeps both equal to the files in `guides/`. */
type StarterSurface =
  | 'approvals'
  | 'artifacts'
  | 'billing'
  | 'context'
  | 'mission-replay'
  | 'mission-settings'
  | 'network'
  | 'provider-vault'
  | 'run-detail';
type StarterMove = 'resume' | 'retry';

/** The starter library: guides for what goes wrong in any product that runs work for people. Nothing is loaded before it is asked for. */
export const starterGuides = compiled as GuideSource<StarterSurface, StarterMove>;
