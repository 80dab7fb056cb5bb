import type { Setting } from '../runner/mission.ts';

/** The setting that says whether the runner goes on past an optional step that failed. */
export function pastOptional(value: 'on' | 'off'): Setting {
  return {
    id: 'past-optional',
    label: 'When an optional step fails',
    hint: 'Stop, and let an operator decide, or go on without it.',
    value,
    options: [
      { value: 'off', label: 'Stop the run' },
      { value: 'on', label: 'Go on without it' },
    ],
  };
}
