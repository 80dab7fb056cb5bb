import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Move } from '../../core/model/move.ts';
import { showText } from '../../core/model/value/showText.ts';
import { canRetryAlone, whenReady } from '../../session/moves/whenReady.ts';
import { enReady } from '../../text/en/enReady.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** Beside a countdown: what is to happen at its end. */
export function WaitOptions({ move, at }: { readonly move: Move; readonly at: number }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReady);
  const now = useSession(session, (state) => state.run?.observedAt ?? state.now);
  const { store, set } = whenReady(session);
  const { retries, tells } = useStore(store);
  const [isAllowed, setAllowed] = useState(canNotify);
  const onReady = (runId: string, isRetried: boolean): void => {
    const run = showText(runId);
    tellReady(isRetried ? words.retriedTitle({ run }) : words.readyTitle({ run }), `waymark ${runId}`);
  };
  const tellMe = (): void => {
    set({ tells: !tells }, onReady);
    if (!tells) void askToNotify().then(setAllowed);
  };
  return (
    <div role="group" className="waymark-choices" aria-label={words.whenReady} data-part="wait-options">
      {canRetryAlone(move) && (
        <button
          type="button"
          className="waymark-secondary"
          aria-pressed={retries}
          data-part="retry-when-ready"
          onClick={() => set({ retries: !retries }, onReady)}
        >
          {words.retryWhenReady}
        </button>
      )}
      <button
        type="button"
        className="waymark-secondary"
        aria-pressed={tells}
        data-part="tell-me"
        onClick={tellMe}
      >
        {words.tellMe}
      </button>
      <span role="status" className="waymark-quiet">
        {retries && words.willRetry({ at, now })} {tells && (isAllowed ? words.willNotify : words.willMark)}
      </span>
    </div>
  );
}

/** Asks for leave to show notifications; to be called in a press, for browsers ask at no other time. @returns whether it was given */
async function askToNotify(): Promise<boolean> {
  try {
    return (await Notification.requestPermission()) === 'granted';
  } catch {
    return false;
  }
}

/** Whether the operator has let this page show notifications. */
function canNotify(): boolean {
  return globalThis.Notification?.permission === 'granted';
}

/** Events that show that somebody looks at the page. */
const LOOKS = ['focus', 'visibilitychange', 'pointerdown', 'keydown'] as const;

/** Tells the operator, wherever they are: by a notification where they let us, else by the page's title until they look at the page. */
function tellReady(text: string, tag: string): void {
  if (notify(text, tag)) return;
  const before = document.title;
  const marked = `● ${text}`;
  document.title = marked;
  const looked = new AbortController();
  const unmark = (): void => {
    if (document.visibilityState === 'hidden') return;
    looked.abort();
    // The host may have changed it since.
    if (document.title === marked) document.title = before;
  };
  for (const event of LOOKS) addEventListener(event, unmark, { capture: true, signal: looked.signal });
}

function notify(text: string, tag: string): boolean {
  if (!canNotify()) return false;
  try {
    const note = new Notification(text, { tag });
    note.addEventListener('click', () => {
      window.focus();
      note.close();
    });
    return true;
  } catch {
    // Chromium on Android shows them from a service worker only.
    return false;
  }
}
