import type { GuideHead } from '../core/model/guide.ts';
import type { HelpEventDetail } from './helpEvent.ts';
import type { RunMemory } from './memory/createRunMemory.ts';
import type { SessionEnvironment, SessionHost, SessionState } from './sessionState.ts';

/** A change of the state; `undefined` removes a field. */
export type SessionChange = { readonly [K in keyof SessionState]?: SessionState[K] | undefined };

/** What every part of a session works with. */
export interface SessionParts {
  readonly environment: SessionEnvironment;
  readonly memory: RunMemory;
  readonly get: () => SessionState;
  readonly change: (change: SessionChange) => void;
  /** What the host passed last. */
  readonly host: () => SessionHost;
  /** A guide's head, once its prose is loaded. */
  readonly guide: (id: string) => GuideHead | undefined;
  /** Emits to the host's `onEvent`. */
  readonly emit: (event: HelpEventDetail) => void;
  /** Adds a warning to `problems`, once for each code. */
  readonly warn: (code: string, message: string) => void;
}
