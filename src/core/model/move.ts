import type { ContinueHow, Opening } from './guide.ts';

/**
 * Why a move is recommended or held back: a code with its parameters, never a sentence. `src/text` holds the words.
 *
 * - `nothing-wrong`, `system-retries` (`at`), `waiting` (`for`, `until`), `blocker` (`text`: the host's own words)
 * - `guide` (`guide`, `rule`: position in its `next`, whose reason is `because` of the body, the author's own words)
 * - `no-guide`: open the failing step and look
 * - `declared-not-retryable` (`said`), `failed-alike` (`times`), `not-repeatable` (`effects`), `repeats` (`effects`: may be retried, says what it repeats)
 * - `retry-after` (`at`, `said`)
 * - `host-cannot` (`move`), `no-surface` (`surface`), `not-optional`, `inspect-first`
 */
export type Reason =
  | { readonly code: 'nothing-wrong' }
  | { readonly code: 'system-retries'; readonly at?: number }
  | { readonly code: 'waiting'; readonly for: string; readonly until?: number; readonly who?: string }
  | { readonly code: 'blocker'; readonly text: string }
  | {
      readonly code: 'guide';
      readonly guide: string;
      readonly rule: number;
      readonly captures: Readonly<Record<string, string>>;
    }
  | { readonly code: 'no-guide' }
  | { readonly code: 'declared-not-retryable'; readonly said?: string }
  | { readonly code: 'failed-alike'; readonly times: number }
  | { readonly code: 'not-repeatable' }
  | { readonly code: 'repeats'; readonly effects: string }
  | { readonly code: 'retry-after'; readonly at: number; readonly said?: string }
  | { readonly code: 'host-cannot'; readonly move: 'retry' | 'resume' | 'skip' }
  | { readonly code: 'no-surface'; readonly surface: string }
  | { readonly code: 'not-optional' }
  | { readonly code: 'inspect-first' };

export type ReasonCode = Reason['code'];

/** The recommended next action. */
export type Move = (
  | { readonly kind: 'fix'; readonly open?: Opening }
  | { readonly kind: 'retry'; readonly at?: number }
  | { readonly kind: 'continue'; readonly how: ContinueHow; readonly at?: number }
  | { readonly kind: 'report' }
) & {
  readonly because: Reason;
  /** Reasons why another move was held back, or that must be known before acting, in the order they were found. */
  readonly guards: readonly Reason[];
  /** `false`: the host cannot perform it; the panel explains it in place of a button. */
  readonly possible: boolean;
};

/** What the host can do about this run. */
export interface Abilities {
  readonly retry: boolean;
  readonly resume: boolean;
  readonly skip: boolean;
  /** Ids of surfaces the host can open. */
  readonly surfaces: readonly string[];
  /** Whether the host can show a step (in Run detail or Mission Replay). */
  readonly step: boolean;
}
