import type { ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';

/** *You said so*, and *Undo*. */
export function SaidSo({ undo }: { readonly undo: () => void }): ReactNode {
  const { words } = usePanel();
  return (
    <p className="waymark-answer">
      <span className="waymark-quiet">{words.youSaid}</span>
      <button type="button" className="waymark-link" onClick={undo}>
        {words.takeBack}
      </button>
    </p>
  );
}
