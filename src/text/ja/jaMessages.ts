import type { Messages } from '../Messages.ts';
import { jaAsides } from './jaAsides.ts';
import { jaFirst } from './jaFirst.ts';
import { jaPanel } from './jaPanel.ts';
import { jaReport } from './jaReport.ts';
import { jaWhy } from './jaWhy.ts';

/** The whole language, except what a page loads with its button. */
export const jaMessages: Messages = { ...jaFirst, ...jaPanel, ...jaWhy, ...jaAsides, ...jaReport };
