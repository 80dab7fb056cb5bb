import type { Reason } from '../core/model/move.ts';
import type { Prose } from '../core/model/prose.ts';
import type { Words } from './createWords.ts';
import { showText } from './showText.ts';

/** What some reasons need beyond their own parameters. */
export interface ReasonContext {
  /** Epoch milliseconds. Known: waits read "42 seconds"; left out: "until 14:05:10". */
  readonly now?: number;
  /** Labels of surfaces, by id. */
  readonly surfaces?: Readonly<Record<string, { readonly label: string }>>;
}

/**
 * Why a move is recommended or held back, in words. The author's own sentence where the reason is a guide's; draw it with
 * the reason's `captures`. Text of the run and the host is quoted and made safe to show.
 */
export function reasonProse(reason: Reason, words: Words, context: ReasonContext = {}): Prose {
  return reason.code === 'guide' ? reason.prose : [sentence(reason, words, context)];
}

function sentence(reason: Exclude<Reason, { code: 'guide' }>, words: Words, context: ReasonContext): string {
  const { now } = context;
  switch (reason.code) {
    case 'nothing-wrong':
      return words.reasonNothingWrong;
    case 'system-retries':
      return words.reasonSystemRetries({ at: reason.at, now });
    case 'waiting':
      return words.reasonWaiting({
        for: labelOf(words.waitingFor, reason.for),
        until: reason.until,
        who: safe(reason.who),
        now,
      });
    case 'blocker':
      return words.reasonBlocker({ text: showText(reason.text) });
    case 'no-guide':
      return words.reasonNoGuide;
    case 'declared-not-retryable':
      return words.reasonNotRetryable({ said: safe(reason.said) });
    case 'failed-alike':
      return words.reasonFailedAlike({ times: reason.times });
    case 'not-repeatable':
      return words.reasonNotRepeatable;
    case 'repeats':
      return words.reasonRepeats({ effects: showText(reason.effects) });
    case 'retry-after':
      return words.reasonRetryAfter({ at: reason.at, said: safe(reason.said), now });
    case 'host-cannot':
      return words.reasonHostCannot[reason.move];
    case 'no-surface':
      return words.reasonNoSurface({ surface: surfaceLabel(reason.surface, context.surfaces) });
    case 'not-optional':
      return words.reasonNotOptional;
    case 'inspect-first':
      return words.reasonInspectFirst;
  }
}

/** The host's label of a surface, else its id. */
export function surfaceLabel(id: string, surfaces: ReasonContext['surfaces']): string {
  return showText((surfaces && Object.hasOwn(surfaces, id) && surfaces[id]?.label) || id);
}

function safe(text: string | undefined): string | undefined {
  return text === undefined ? undefined : showText(text);
}

function labelOf(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? table[key]! : showText(key);
}
