import { useSyncExternalStore, type ReactNode } from 'react';
import type { Draft } from '../../core/model/report.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { SessionState } from '../../session/sessionState.ts';
import { receiverOf } from '../../session/report/receiversOf.ts';
import { enReport } from '../../text/en/enReport.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** Send, copy, discard, and above them what the operator should know before pressing. */
export function ReportActions({ draft }: { readonly draft: Draft }): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enReport);
  const sending = useSession(session, (state) => state.sending);
  const body = useSession(session, (state) => state.preview?.body);
  const health = useSession(session, (state) => state.outbox);
  const isKept = useSession(session, (state) => state.isDraftKept);
  const isOnline = useOnline();
  const [copied, copy] = useCopy();
  const isSending = sending.state === 'sending';
  const receiver = health?.state === 'none' ? undefined : receiverOf(host, draft);
  const inMemory =
    health?.state === 'ready' && health.place === 'memory' ? (health.fault ?? 'blocked') : undefined;
  const advice = !receiver
    ? words.noReceiver
    : receiver.interactive
      ? words.interactiveAhead
      : inMemory
        ? words.notDurableAhead[inMemory]
        : isOnline
          ? undefined
          : words.offlineAhead;
  return (
    <div className="waymark-actions">
      {sending.state === 'failed' && <Failed sending={sending} />}
      {advice !== undefined && (
        <p className="waymark-note" data-part="advice">
          {advice}
        </p>
      )}
      <div className="waymark-choices">
        {receiver && (
          <button
            type="button"
            className="waymark-primary"
            data-part="send"
            aria-disabled={isSending || body === undefined || undefined}
            onClick={() => void session.send()}
          >
            {isSending
              ? words.saving
              : (receiver.interactive ? words.continueTo : words.sendTo)({ receiver: receiver.label })}
          </button>
        )}
        {(!receiver || sending.state === 'failed') && (
          <button
            type="button"
            className={receiver ? 'waymark-secondary' : 'waymark-primary'}
            aria-disabled={body === undefined || undefined}
            onClick={() => {
              if (body !== undefined) copy(body);
            }}
          >
            {copied === 'copied' ? words.copied : words.copy}
          </button>
        )}
        <ConfirmButton
          label={words.discard}
          question={words.discardQuestion}
          refusal={words.keepDraft}
          asks={draft.dirty}
          isOff={isSending}
          act={session.discardDraft}
        />
      </div>
      <p role="status" className="waymark-note">
        {isSending
          ? words.saving
          : copied === 'failed'
            ? words.copyFailed
            : draft.dirty && (isKept ? words.draftKept : words.draftInPage)}
      </p>
    </div>
  );
}

/** Why sending failed. The pressed button is still there and keeps the focus. */
function Failed({
  sending,
}: {
  readonly sending: Extract<SessionState['sending'], { state: 'failed' }>;
}): ReactNode {
  const words = useWords(enReport);
  return (
    <div role="alert" className="waymark-failure" data-part="failure" data-state={sending.why}>
      <Icon name="alert" />
      <span>
        {words.notHandedOver[sending.why]}
        {sending.said && ` ${words.receiverSays({ said: showText(sending.said) })}`}
      </span>
    </div>
  );
}

function subscribe(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

/** Whether the browser believes that there is a network. It may be wrong, so nothing is refused because of it. */
function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}
