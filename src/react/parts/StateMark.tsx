import type { ReactNode } from 'react';
import type { SymptomState } from '../../core/model/fit.ts';
import { Icon } from './Icon.tsx';
import { usePanel } from './usePanel.ts';

/** "Seen", "Not seen" or "Can't tell": a shape and a word, so that colour is never the only sign. */
export function StateMark({ state }: { readonly state: SymptomState }): ReactNode {
  const { words } = usePanel();
  return (
    <span className="waymark-mark" data-state={state}>
      <Icon name={state === 'seen' ? 'check' : state === 'unknown' ? 'ask' : 'close'} />
      {words.symptomState[state]}
    </span>
  );
}
