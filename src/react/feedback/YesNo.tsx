import type { ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';

interface YesNoProps {
  readonly press: (yes: boolean) => void;
  /** Whether an answer is the one given; left out where the buttons go with the answer. */
  readonly isPressed?: (yes: boolean) => boolean;
}

/** *Yes* and *No*. */
export function YesNo({ press, isPressed }: YesNoProps): ReactNode {
  const { words } = usePanel();
  return [true, false].map((yes) => (
    <button
      key={String(yes)}
      type="button"
      className="waymark-secondary"
      aria-pressed={isPressed?.(yes)}
      onClick={() => press(yes)}
    >
      {yes ? words.yes : words.no}
    </button>
  ));
}
