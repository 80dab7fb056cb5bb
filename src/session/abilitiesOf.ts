import type { Abilities } from '../core/model/move.ts';
import type { SessionHost } from './sessionState.ts';

/** What the host can do, from what it passed. */
export function abilitiesOf({ moves, surfaces, onShowStep }: SessionHost): Abilities {
  return {
    retry: typeof moves?.retry === 'function',
    resume: typeof moves?.resume === 'function',
    skip: typeof moves?.skip === 'function',
    surfaces: Object.keys(surfaces ?? {}).filter((id) => typeof surfaces![id]?.open === 'function'),
    step: typeof onShowStep === 'function',
  };
}
