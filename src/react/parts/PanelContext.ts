import { createContext, type ReactNode } from 'react';
import type { Session, SessionHost } from '../../session/sessionState.ts';
import type { MessageOverrides } from '../../text/Messages.ts';
import type { PanelWords } from '../../text/wordsFrom.ts';
import type { OpenReason } from '../provider/OpenProps.ts';

/** What every part of an open panel needs. */
export interface Panel {
  readonly session: Session;
  readonly host: SessionHost;
  readonly words: PanelWords;
  /** The host's own, for `useWords`. */
  readonly messages: MessageOverrides | undefined;
  /** Unique in the page; ids of parts start with it. */
  readonly id: string;
  /** What stands between failure and move: in the dock, the replay's moment. */
  readonly note?: ReactNode;
  readonly close: (reason: OpenReason) => void;
  /** Brings a part of the panel into view by its id and moves the focus there. */
  readonly reveal: (partId: string) => void;
}

export const PanelContext = createContext<Panel | null>(null);
