import type { Messages } from '../Messages.ts';
import { esAsides } from './esAsides.ts';
import { esFirst } from './esFirst.ts';
import { esPanel } from './esPanel.ts';
import { esReport } from './esReport.ts';
import { esWhy } from './esWhy.ts';

/** The whole language, except what a page loads with its button. */
export const esMessages: Messages = { ...esFirst, ...esPanel, ...esWhy, ...esAsides, ...esReport };
