import type { Messages } from '../Messages.ts';
import { arAsides } from './arAsides.ts';
import { arFirst } from './arFirst.ts';
import { arPanel } from './arPanel.ts';
import { arReport } from './arReport.ts';
import { arWhy } from './arWhy.ts';

/** The whole language, except what a page loads with its button. */
export const arMessages: Messages = { ...arFirst, ...arPanel, ...arWhy, ...arAsides, ...arReport };
