import { useState, type ReactNode } from 'react';
import type { FrameMessages } from '../../text/Messages.ts';

interface LoadFailedProps {
  readonly words: Pick<FrameMessages, 'retryLoading' | 'loadingAgain'>;
  readonly text: string;
  /** Its promise settles once the new try is over. */
  readonly retry: () => unknown;
}

/** Says that something could not be loaded, with a button to try again. */
export function LoadFailed({ words, text, retry }: LoadFailedProps): ReactNode {
  const [isTrying, setTrying] = useState(false);
  const press = async (): Promise<void> => {
    setTrying(true);
    await retry();
    setTrying(false);
  };
  return (
    <div className="waymark-notice" data-part="load-failed">
      <p role="alert">{text}</p>
      <button type="button" className="waymark-secondary" onClick={press}>
        {words.retryLoading}
      </button>
      <p role="status">{isTrying && words.loadingAgain}</p>
    </div>
  );
}
