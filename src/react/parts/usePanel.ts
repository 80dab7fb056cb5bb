import { createContext, useContext, type ReactNode } from 'react';
import type { Session, SessionHost } from '../../session/sessionState.ts';
import type { LinkPlace } from '../../session/deepLink.ts';
import type { PanelWords, WordsOf } from '../../text/wordsFrom.ts';
import type { OpenReason } from '../provider/OpenProps.ts';

/** What every part of an open panel needs. */
export interface Panel {
  readonly session: Session;
  readonly host: SessionHost;
  readonly words: PanelWords;
  /** The words of a part that brings its own; one table for each, whoever asks. */
  readonly wordsOf: <M extends object>(messages: M) => PanelWords & WordsOf<M>;
  /** Unique in the page; ids of parts start with it. */
  readonly id: string;
  /** What stands between failure and move: in the dock, the replay's moment. */
  readonly note?: ReactNode;
  /** Where in the page's address links to guides stand; `false` where there are none. */
  readonly link: LinkPlace | false;
  readonly close: (reason: OpenReason) => void;
  /** Brings a part of the panel into view by its id and moves the focus there. */
  readonly reveal: (partId: string) => void;
}

export const PanelContext = createContext<Panel | null>(null);

/** The open panel a part stands in. Parts are drawn nowhere else. */
export function usePanel(): Panel {
  return useContext(PanelContext)!;
}
