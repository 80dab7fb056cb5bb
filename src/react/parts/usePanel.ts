import { createContext, useContext, type ComponentType, type ReactNode } from 'react';
import type { Evidence, Fit } from '../../core/model/fit.ts';
import type { GuideBody, GuideHead } from '../../core/model/guide.ts';
import type { Session, SessionHost } from '../../session/sessionState.ts';
import type { HelpConfig } from '../provider/HelpContext.ts';
import type { LinkPlace } from '../../session/deepLink.ts';
import type { PanelWords, WordsOf } from '../../text/wordsFrom.ts';

/** Components that the answer does not wait for, in a chunk of its own. */
export interface BehindParts {
  readonly CauseEvidence: ComponentType<{ readonly evidence: Evidence }>;
  readonly Guide: ComponentType<{ readonly head: GuideHead; readonly fit: Fit | undefined }>;
  readonly Others: ComponentType<{ readonly search: ReactNode }>;
  readonly Past: ComponentType;
  readonly ReportNote: ComponentType;
  readonly StillWrong: ComponentType;
  readonly SymptomLine: ComponentType<{
    readonly guide: string;
    /** Position in the guide's head. */
    readonly symptom: number;
  }>;
  readonly UnderAnswer: ComponentType<{
    readonly head: GuideHead;
    readonly fit: Fit | undefined;
    readonly body: GuideBody;
  }>;
}

/** What every part of an open panel needs. */
export interface Panel extends Pick<HelpConfig, 'user' | 'storage'> {
  readonly session: Session;
  readonly host: SessionHost;
  readonly words: PanelWords;
  /** The words of a part that brings its own dictionary; one table for each dictionary, whoever asks. */
  readonly wordsOf: <M extends object>(messages: M) => PanelWords & WordsOf<M>;
  /** State of the code behind the answer; `null` where it could not be loaded. */
  readonly behind: { readonly parts: BehindParts | null | undefined; readonly load: () => void };
  /** Unique in the page; ids of parts start with it. */
  readonly id: string;
  /** Where in the page's address links to guides stand; `false` where there are none. */
  readonly link: LinkPlace | false;
  /** Brings a part of the panel into view by its id and moves the focus there. */
  readonly reveal: (partId: string) => void;
}

export const PanelContext = createContext<Panel | null>(null);

/** The open panel around a part. Parts are never drawn outside one. */
export function usePanel(): Panel {
  return useContext(PanelContext)!;
}
