import type { ReactNode } from 'react';
import type { Run } from '../../core/model/run.ts';
import type { Moves } from '../../session/sessionState.ts';

/** What made a panel open or close. */
export type OpenReason = 'button' | 'link' | 'escape' | 'outside' | 'close';

/** Open or closed, controlled or not. */
export interface OpenProps {
  /** Controlled: the host decides. */
  readonly open?: boolean | undefined;
  /** Uncontrolled: how it starts. */
  readonly defaultOpen?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean, details: { readonly reason: OpenReason }) => void) | undefined;
}

/** Props of every button and dock. */
export interface PanelButtonProps extends OpenProps {
  /** The host's data as it is; missing and invalid fields are tolerated. */
  readonly run: Run | null | undefined;
  /** Handlers of the moves that the host can do; a move without one is explained, not offered. */
  readonly moves?: Moves | undefined;
  /** Shows a step of this run on the page. */
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  readonly className?: string | undefined;
  /** Content of the button, in place of the message. */
  readonly label?: ReactNode;
}
