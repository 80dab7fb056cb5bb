import type { ReactNode, Ref } from 'react';
import { showText } from '../../core/model/value/showText.ts';
import { saveFile } from '../../session/receivers/saveFile.ts';
import type { OutboxItem, OutboxStage } from '../../session/outbox/outboxState.ts';
import { enSent } from '../../text/en/enSent.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { Icon, type IconProps } from '../parts/Icon.tsx';
import { OutsideLink } from '../parts/OutsideLink.tsx';
import { stageText } from './stageText.ts';
import { useCopy } from '../parts/useCopy.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

interface SentReportProps {
  readonly report: OutboxItem;
  /** Starts a new draft with this report's text; there is none where it is about another run. */
  readonly start?: (from: string) => void;
  readonly box?: Ref<HTMLLIElement> | undefined;
}

const ASK = 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.4 6.5a1.6 1.6 0 1 1 2.4 1.4c-.5.3-.8.6-.8 1.1M8 11.25h.01';

const ICONS: Readonly<Record<OutboxStage['kind'], IconProps>> = {
  saved: { name: 'clock' },
  sending: { name: 'clock' },
  waiting: { name: 'clock' },
  unsure: { name: 'ask', path: ASK },
  delivered: { name: 'check' },
  'handed-over': { name: 'open' },
  rejected: { name: 'alert' },
};

/** One report: its stage, what that means, and what the operator can do about it. */
export function SentReport({ report, start, box }: SentReportProps): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enSent);
  const now = useSession(session, (state) => state.now);
  const { stage } = report;
  // Offline, it is sent when the device is back, at no fixed time.
  const left = stage.kind === 'waiting' && stage.reason !== 'offline' ? stage.until - now : 0;
  return (
    <li ref={box} tabIndex={-1} className="waymark-sent" data-part="report" data-state={stage.kind}>
      <p className="waymark-row">
        <strong className="waymark-stage">
          <Icon {...ICONS[stage.kind]} />
          {words.stage[stage.kind]}
        </strong>
        {stage.kind !== 'delivered' && (
          <span className="waymark-note">{words.time(report.createdAt, now)}</span>
        )}
      </p>
      <p className="waymark-subject">
        {!start && <code className="waymark-code">{showText(report.runId)}</code>} {showText(report.subject)}
      </p>
      {stageText(report, words, host, now).map((sentence, position) => (
        <p key={sentence} className="waymark-said">
          {showText(sentence)}
          {position === 0 && left > 0 && ` ${words.nextTry({ ms: left })}`}
        </p>
      ))}
      {stage.kind === 'delivered' && stage.receipt.url !== undefined && (
        <p>
          <OutsideLink url={stage.receipt.url}>{words.viewReport}</OutsideLink>
        </p>
      )}
      <Choices report={report} {...(start && { start })} />
    </li>
  );
}

function Choices({ report, start }: Omit<SentReportProps, 'box'>): ReactNode {
  const { session } = usePanel();
  const words = useWords(enSent);
  const isWriting = useSession(session, (state) => state.draft?.dirty === true);
  const [copied, copy] = useCopy();
  const { id, body, stage } = report;
  const { kind } = stage;
  if (kind === 'delivered') return null;
  const isOnItsWay = kind === 'saved' || kind === 'sending';
  const isOver = kind === 'rejected' || kind === 'handed-over';
  return (
    <div className="waymark-choices">
      {isOver && start && !isWriting && (
        <button
          type="button"
          className={kind === 'rejected' ? 'waymark-primary' : 'waymark-secondary'}
          onClick={() => start(id)}
        >
          {words.writeAgain}
        </button>
      )}
      {(kind === 'waiting' || kind === 'unsure') && (
        <button type="button" className="waymark-secondary" onClick={() => session.retryReport(id)}>
          {kind === 'waiting' ? words.tryNow : words.sendAnyway}
        </button>
      )}
      {body !== undefined && (
        <>
          <button type="button" className="waymark-link" onClick={() => copy(body)}>
            {copied === 'copied' ? words.copied : words.copy}
          </button>
          <button
            type="button"
            className="waymark-link"
            onClick={() => saveFile(`report-${id}.txt`, body, 'text/plain')}
          >
            {words.download}
          </button>
        </>
      )}
      {!isOnItsWay && (
        <ConfirmButton
          label={isOver ? words.forget : kind === 'unsure' ? words.itArrived : words.doNotSend}
          question={isOver ? words.forgetQuestion : words.doNotSendQuestion}
          refusal={words.keepReport}
          asks={kind !== 'unsure' && kind !== 'handed-over'}
          act={() => session.removeReport(id)}
        />
      )}
      {copied === 'failed' && (
        <p role="status" className="waymark-note">
          {words.copyFailed}
        </p>
      )}
    </div>
  );
}
