import type { ReactNode } from 'react';
import { usePanel } from './usePanel.ts';

/** Says that something could not be loaded, with a button to try again. */
export function LoadFailed({
  text,
  retry,
}: {
  readonly text: string;
  readonly retry: () => void;
}): ReactNode {
  const { words } = usePanel();
  return (
    <div role="alert" className="waymark-notice" data-part="load-failed">
      <p>{text}</p>
      <button type="button" className="waymark-secondary" onClick={retry}>
        {words.retryLoading}
      </button>
    </div>
  );
}
