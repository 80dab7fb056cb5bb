import type { InputAnswer } from '../explain/answerInput.ts';

/** What a run is answered with: the guide that leads, and the move. */
export interface ShortAnswer {
  /** `null` where no guide leads. */
  readonly guide: string | null;
  readonly move: string;
}

/** Runs that are answered otherwise than before, in the same way. */
interface Change {
  readonly before: ShortAnswer;
  readonly after: ShortAnswer;
  readonly count: number;
  /** Names of the first of them. */
  readonly examples: readonly string[];
}

/** What a change of the guides does to a set of runs. */
export interface GuideComparison {
  readonly cases: number;
  readonly changed: number;
  /** Most runs first. */
  readonly changes: readonly Change[];
}

/** Runs that are named for each way in which answers change. */
const MAX_EXAMPLES = 5;

/** Adds up how answers change. */
export function createComparison(): {
  readonly add: (name: string, before: InputAnswer, after: InputAnswer) => void;
  readonly comparison: () => GuideComparison;
} {
  const changes = new Map<
    string,
    { before: ShortAnswer; after: ShortAnswer; count: number; examples: string[] }
  >();
  let cases = 0;
  return {
    add(name, answered, answers) {
      cases++;
      const [before, after] = [shortAnswer(answered), shortAnswer(answers)];
      if (before.guide === after.guide && before.move === after.move) return;
      const key = JSON.stringify([before, after]);
      const change = changes.get(key) ?? { before, after, count: 0, examples: [] };
      change.count++;
      if (change.examples.length < MAX_EXAMPLES) change.examples.push(name);
      changes.set(key, change);
    },
    comparison() {
      const list = [...changes.values()].toSorted((one, other) => other.count - one.count);
      return { cases, changed: list.reduce((sum, { count }) => sum + count, 0), changes: list };
    },
  };
}

function shortAnswer({ result, move }: InputAnswer): ShortAnswer {
  return { guide: result.lead ?? null, move: move.kind };
}
