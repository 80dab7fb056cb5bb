import { enBadge } from './enBadge.ts';
import { enButton } from './enButton.ts';
import { enDock } from './enDock.ts';
import { enDockButton } from './enDockButton.ts';
import { enFeedback } from './enFeedback.ts';
import { enLookAt } from './enLookAt.ts';
import { enReady } from './enReady.ts';
import { enGuide } from './enGuide.ts';
import { enChanges } from './enChanges.ts';
import { enHistory } from './enHistory.ts';
import { enModes } from './enModes.ts';
import { enOthers } from './enOthers.ts';
import { enPanel } from './enPanel.ts';
import { enPill } from './enPill.ts';
import { enReport } from './enReport.ts';
import { enSent } from './enSent.ts';
import { enWhy } from './enWhy.ts';
import type { Messages } from '../Messages.ts';

/** All English texts, used for every missing one of another language. A browser loads the parts where they are shown. */
export const en: Messages = {
  ...enButton,
  ...enDockButton,
  ...enPanel,
  ...enGuide,
  ...enWhy,
  ...enOthers,
  ...enDock,
  ...enModes,
  ...enPill,
  ...enReport,
  ...enSent,
  ...enHistory,
  ...enChanges,
  ...enFeedback,
  ...enReady,
  ...enBadge,
  ...enLookAt,
  runName: ({ run, attempt }, f) => {
    const name = run ? `Run ${run}` : 'This run';
    return attempt !== undefined && attempt > 1 ? `${name}, attempt ${f.number(attempt)}` : name;
  },
  runSaid: ({ text }) => `“${text}”`,
};
