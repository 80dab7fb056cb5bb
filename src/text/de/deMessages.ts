import type { Messages } from '../Messages.ts';
import { deAsides } from './deAsides.ts';
import { deFirst } from './deFirst.ts';
import { dePanel } from './dePanel.ts';
import { deReport } from './deReport.ts';
import { deWhy } from './deWhy.ts';

/** The whole language, except what a page loads with its button. */
export const deMessages: Messages = { ...deFirst, ...dePanel, ...deWhy, ...deAsides, ...deReport };
