import type { Reason, ReasonCode } from '../core/model/move.ts';
import type { Prose } from '../core/model/prose.ts';
import type { PanelWords } from './wordsFrom.ts';
import { showText } from '../core/model/value/showText.ts';

/** What some reasons need in addition to their own parameters. */
export interface ReasonContext {
  /** Epoch milliseconds. With it, waits read "42 seconds"; without it, "until 14:05:10". */
  readonly now?: number;
  /** Labels of surfaces, by id. */
  readonly surfaces?: Readonly<Record<string, { readonly label: string }>>;
  /** What the run waits for; a resume that decides or answers gets a name of its own. */
  readonly waitsFor?: string;
  /** The reasons of the leading guide; absent while its text is not loaded. */
  readonly because?: readonly Prose[] | undefined;
}

/**
 * Why a move is recommended or held back, in words. For a reason of a guide, the author's own sentence, or nothing while that is not
 * loaded; draw it with the reason's `captures`. Text of the run and the host is quoted and made safe to show.
 */
export function reasonProse(reason: Reason, words: PanelWords, context: ReasonContext = {}): Prose {
  if (reason.code === 'guide') return context.because?.[reason.rule] ?? [];
  const write = SENTENCES[reason.code] as Sentence<Reason> | undefined;
  return write ? [write(reason, words, context)] : [];
}

type Sentence<R> = (reason: R, words: PanelWords, context: ReasonContext) => string;

const SENTENCES: {
  readonly [C in Exclude<ReasonCode, 'guide'>]: Sentence<Extract<Reason, { code: C }>>;
} = {
  'nothing-wrong': (_, words) => words.reasonNothingWrong,
  'system-retries': ({ at }, words, { now }) => words.reasonSystemRetries({ at, now }),
  waiting: (reason, words, { now }) =>
    words.reasonWaiting({
      for: labelOf(words.waitingFor, reason.for),
      until: reason.until,
      who: safe(reason.who),
      now,
    }),
  blocker: ({ text }, words) => words.reasonBlocker({ text: showText(text) }),
  'no-guide': (_, words) => words.reasonNoGuide,
  'declared-not-retryable': ({ said }, words) => words.reasonNotRetryable({ said: safe(said) }),
  'failed-alike': ({ times }, words) => words.reasonFailedAlike({ times }),
  'not-repeatable': (_, words) => words.reasonNotRepeatable,
  repeats: ({ effects }, words) => words.reasonRepeats({ effects: showText(effects) }),
  'retry-after': ({ at, said }, words, { now }) => words.reasonRetryAfter({ at, said: safe(said), now }),
  'host-cannot': ({ move }, words) => words.reasonHostCannot[move],
  'no-surface': ({ surface }, words, { surfaces }) =>
    words.reasonNoSurface({ surface: surfaceLabel(surface, surfaces) }),
  'not-optional': (_, words) => words.reasonNotOptional,
  'inspect-first': (_, words) => words.reasonInspectFirst,
};

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
