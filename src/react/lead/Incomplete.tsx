import type { ReactNode } from 'react';
import { enReady } from '../../text/en/enReady.ts';
import { useWords } from '../parts/useWords.ts';

/** Says how much of the run could not be read. */
export function Incomplete({ count }: { readonly count: number }): ReactNode {
  const words = useWords(enReady);
  return (
    <p className="waymark-quiet" data-part="incomplete">
      {words.incomplete({ count })}
    </p>
  );
}
