import { DockPanel } from './DockPanel.tsx';
import type { Help } from './HelpContext.ts';
import { PopoverPanel } from './PopoverPanel.tsx';
import { sessionFor } from './sessionFor.ts';

/** What the lazy panel module holds for the small parts that a page loads at once. */
export interface PanelParts {
  readonly Popover: typeof PopoverPanel;
  readonly Dock: typeof DockPanel;
  /** Makes the run's session and loads its guides, so that a click finds everything there. */
  readonly prepare: (help: Help, run: unknown) => void;
}

export const panelParts: PanelParts = {
  Popover: PopoverPanel,
  Dock: DockPanel,
  prepare(help, run) {
    const session = sessionFor(help, run, 'run-detail');
    session.setRun(run);
    void session.load();
  },
};
