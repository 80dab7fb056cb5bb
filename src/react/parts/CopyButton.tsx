import type { ReactNode } from 'react';
import { useCopy } from './useCopy.ts';
import { usePanel } from './usePanel.ts';

interface CopyButtonProps {
  readonly text: string;
  /** Names what is copied, for those who cannot see what the button stands beside. */
  readonly label: string;
  /** Shows `label` as the button's text too, where the button stands beside nothing. */
  readonly isAlone?: boolean;
}

/** Copies text of the run or of a guide, and says how that went. */
export function CopyButton({ text, label, isAlone }: CopyButtonProps): ReactNode {
  const { words } = usePanel();
  const [state, copy] = useCopy();
  return (
    <span className="waymark-copy" data-state={state}>
      <button
        type="button"
        className="waymark-link"
        data-part="copy"
        aria-label={label}
        onClick={() => copy(text)}
      >
        {state === 'copied' ? words.copied : isAlone ? label : words.copy}
      </button>
      <span role="status" className={state === 'failed' ? 'waymark-quiet' : 'waymark-hidden'}>
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
      </span>
    </span>
  );
}
