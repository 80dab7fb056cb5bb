import type { Help } from '../provider/HelpContext.ts';
import { Popover } from './Popover.tsx';
import { sessionFor } from '../provider/sessionFor.ts';

/** What the lazy panel module holds for the small parts that a page loads at once. */
export interface PanelParts {
  readonly Popover: typeof Popover;
  /** Makes the run's session and loads its guides, so that a click finds everything there. */
  readonly prepare: (help: Help, run: unknown) => void;
}

export const panelParts: PanelParts = {
  Popover,
  prepare(help, run) {
    const { session } = sessionFor(help, run, 'run-detail');
    session.setRun(run);
    void session.load();
  },
};
