import { useState } from 'react';

export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies text to the clipboard and reports success or failure. */
export function useCopy(): [state: CopyState, copy: (text: string) => void] {
  const [state, setState] = useState<CopyState>('idle');
  return [
    state,
    (text) => {
      // The clipboard is missing on insecure pages and may be refused on others.
      const write = async (): Promise<void> => navigator.clipboard.writeText(text);
      write().then(
        () => setState('copied'),
        () => setState('failed'),
      );
    },
  ];
}
