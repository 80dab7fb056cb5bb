import type { Language, Message } from './message.ts';

/** A retry that has to wait, in the panel and on the pill. */
export interface WaitMessages {
  /** Announced when the wait is over. */
  readonly retryReady: string;
  /** `at`, `now`: epoch milliseconds. */
  readonly moveRetryAt: Message<{ at: number; now?: number | undefined }>;
}

/** The pill that goes along to other pages. */
export interface PillMessages extends Language {
  readonly pillName: Message<{ run: string }>;
  readonly pillStep: Message<{ step: number; of: number }>;
  readonly pillAllDone: string;
  readonly pillPrevious: string;
  readonly pillNext: string;
  readonly pillDone: string;
  readonly pillBack: Message<{ run: string }>;
  readonly pillRetry: string;
  readonly pillMoving: string;
  /** `run`: the one that was started. */
  readonly pillMoved: Message<{ run?: string | undefined }>;
  readonly pillMoveFailed: string;
  /** The handle's name. */
  readonly pillPlace: string;
  readonly pillEnd: string;
}

/** How the panel can stand. */
export interface ModeMessages extends Language {
  readonly pinPanel: string;
  readonly unpinPanel: string;
  readonly expandPanel: string;
  readonly foldPanel: string;
  readonly printPanel: string;
  readonly sheetHeight: string;
}
