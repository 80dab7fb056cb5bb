import type { ReactNode } from 'react';
import type { SymptomState } from '../../core/model/fit.ts';
import { Icon } from './Icon.tsx';
import { usePanel } from './usePanel.ts';

const ASK = 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.4 6.5a1.6 1.6 0 1 1 2.4 1.4c-.5.3-.8.6-.8 1.1M8 11.25h.01';

/** "Seen", "Not seen" or "Can't tell": a shape and a word, so that colour is never the only sign. */
export function StateMark({ state }: { readonly state: SymptomState }): ReactNode {
  const { words } = usePanel();
  return (
    <span className="waymark-mark" data-state={state}>
      {state === 'unknown' ? (
        <Icon name="ask" path={ASK} />
      ) : (
        <Icon name={state === 'seen' ? 'check' : 'close'} />
      )}
      {words.symptomState[state]}
    </span>
  );
}
