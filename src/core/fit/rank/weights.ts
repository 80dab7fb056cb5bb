import type { Family } from '../../model/signal/signal.ts';

/**
 * What a seen symptom adds to a score, by family. Two rules give the numbers: a stated fact outweighs any single weaker one, and what is
 * true of most troubled runs never outweighs anything.
 */
export const WEIGHTS: Readonly<Record<Family, number>> = {
  // A code is exact: `insufficient_quota` beside a 429 means pay, not wait. More than protocol, phrase and state together: 8 > 4 + 2 + 1.
  declared: 8,
  // `AuthenticationError` is raised for one thing; but a class is often reused for neighbours, so it yields to a code. 6 < 8.
  type: 6,
  // 403 is a missing right, a bad key (AWS) or a rate limit (GitHub): half a stated code. 4 = 8 / 2.
  protocol: 4,
  // "rate limit" also stands in the log line that prints the settings. 2: a status and a phrase only just equal a type.
  phrase: 2,
  // `step.kind = model-call` is so in every second failed run: it breaks ties and nothing else.
  state: 1,
};

/** A `minor when` condition counts half: a minor code counts like a status, a minor phrase like a state, a minor state like nothing. */
export function weightOf(family: Family, minor?: boolean): number {
  return minor ? WEIGHTS[family] >> 1 : WEIGHTS[family];
}

/**
 * Anybody can write into a log, so values read out of text count as `protocol` at most. Values that the text says were recovered from count
 * as `state`: they break ties and never lead.
 */
export function lowerFamily(family: Family, aside?: boolean): Family {
  if (aside) return 'state';
  return WEIGHTS[family] > WEIGHTS.protocol ? 'protocol' : family;
}

/** The family that this weight stands for: a minor code is as good as a status. */
export function familyOfWeight(weight: number): Family {
  if (weight >= WEIGHTS.declared) return 'declared';
  if (weight >= WEIGHTS.type) return 'type';
  if (weight >= WEIGHTS.protocol) return 'protocol';
  return weight >= WEIGHTS.phrase ? 'phrase' : 'state';
}
