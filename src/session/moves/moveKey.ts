import type { Run } from '../../core/model/run.ts';
import type { MoveName } from '../sessionState.ts';
import { stateKey } from '../stateKey.ts';

/**
 * Names one move on one state of one run: the same in every tab, another as soon as the run has moved on. Safe in a
 * header. Two independent 32-bit FNV-1a sums, so that two runs of one host do not meet by chance.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function moveKey(kind: MoveName, run: Run, stepId?: string): string {
  const text = JSON.stringify([kind, stateKey(run), stepId ?? '']);
  return `waymark-${kind}-${sum(text, 0x811c9dc5)}${sum(text, 0x01000193)}`;
}

function sum(text: string, start: number): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
