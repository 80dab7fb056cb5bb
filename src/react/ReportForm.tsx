import { useState, type ReactNode } from 'react';
import {
  REPORT_CATEGORIES,
  REPORT_PARTS,
  type Draft,
  type ReportCategory,
  type ReportPart,
} from '../core/model/report.ts';
import { enReport } from '../text/enReport.ts';
import { LoadFailed } from './LoadFailed.tsx';
import { ReportEnding } from './ReportEnding.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { ReportTrail } from './ReportTrail.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useCopy } from './useCopy.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';
import { useWords } from './useWords.ts';

/** *Report this Run*: what was looked at, the text, the parts, exactly what will be sent, and how it went. */
export function ReportForm(): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enReport);
  const draft = useSession(session, (state) => state.draft);
  const sending = useSession(session, (state) => state.sending);
  const isFailed = useSession(session, (state) => state.previewError !== undefined);
  return (
    <div className="waymark-report" data-part="report-form" data-state={sending.state}>
      <h3 id={`${id}-report`} className="waymark-title" tabIndex={-1}>
        {words.reportTitle}
      </h3>
      {sending.state === 'ended' && (
        <ReportEnding key={sending.at} delivery={sending.delivery} at={sending.at} />
      )}
      {draft && <Form draft={draft} />}
      {!draft && isFailed && (
        <LoadFailed text={words.panelFailed} retry={() => session.go({ kind: 'report' })} />
      )}
      {!draft && !isFailed && sending.state !== 'ended' && <Skeleton label={words.loadingGuide} />}
    </div>
  );
}

function Form({ draft }: { readonly draft: Draft }): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enReport);
  const isSending = useSession(session, (state) => state.sending.state === 'sending');
  const limit = host.receiver?.limits.message;
  const over = limit === undefined ? 0 : draft.message.length - limit;
  return (
    <form
      className="waymark-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending) void session.send();
      }}
    >
      <p className="waymark-quiet">{words.reportIntro}</p>
      <ReportTrail />
      <div className="waymark-field">
        <label htmlFor={`${id}-category`}>{words.categoryLabel}</label>
        <select
          id={`${id}-category`}
          className="waymark-input"
          value={draft.category}
          onChange={(event) => session.editDraft({ category: event.target.value as ReportCategory })}
        >
          {REPORT_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {words.category[category]}
            </option>
          ))}
        </select>
      </div>
      <div className="waymark-field">
        <label htmlFor={`${id}-subject`}>{words.subjectLabel}</label>
        <input
          id={`${id}-subject`}
          className="waymark-input"
          value={draft.subject}
          autoComplete="off"
          onChange={(event) => session.editDraft({ subject: event.target.value })}
        />
      </div>
      <div className="waymark-field">
        <label htmlFor={`${id}-message`}>{words.messageLabel}</label>
        <textarea
          id={`${id}-message`}
          className="waymark-input"
          rows={4}
          value={draft.message}
          aria-describedby={`${id}-hint`}
          onChange={(event) => session.editDraft({ message: event.target.value })}
        />
        <p id={`${id}-hint`} className="waymark-quiet">
          {over > 0 ? words.messageTooLong({ over }) : words.messageHint}
        </p>
      </div>
      <Parts without={draft.without} />
      <ReportPreview />
      {draft.dirty && <p className="waymark-quiet">{words.draftKept}</p>}
      <Actions draft={draft} isSending={isSending} />
    </form>
  );
}

function Parts({ without }: { readonly without: readonly ReportPart[] }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReport);
  return (
    <fieldset className="waymark-parts">
      <legend>{words.partsLabel}</legend>
      {REPORT_PARTS.map((part) => (
        <label key={part}>
          <input
            type="checkbox"
            checked={!without.includes(part)}
            onChange={(event) =>
              session.editDraft({
                without: event.target.checked
                  ? without.filter((other) => other !== part)
                  : [...without, part],
              })
            }
          />
          {words.part[part]}
        </label>
      ))}
    </fieldset>
  );
}

function Actions({ draft, isSending }: { readonly draft: Draft; readonly isSending: boolean }): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enReport);
  const body = useSession(session, (state) => state.preview?.body);
  const wasTried = useSession(session, (state) => state.sending.state === 'ended');
  const [isAsking, setAsking] = useState(false);
  const [copied, copy] = useCopy();
  const { receiver } = host;
  const discard = (): void => {
    session.discardDraft();
    session.go({ kind: 'lead' });
  };
  const copyButton = (
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
  );
  return (
    <div className="waymark-actions">
      {!receiver && <p>{words.noReceiver}</p>}
      <div className="waymark-choices">
        {receiver && (
          <button
            type="submit"
            className="waymark-primary"
            data-part="send"
            aria-disabled={isSending || body === undefined || undefined}
          >
            {isSending
              ? words.sending
              : wasTried
                ? words.sendAgain
                : words.sendTo({ receiver: receiver.label })}
          </button>
        )}
        {(!receiver || wasTried) && copyButton}
        {isAsking ? (
          <span role="group" className="waymark-choices" aria-label={words.discardQuestion}>
            <button type="button" className="waymark-secondary" onClick={discard}>
              {words.discard}
            </button>
            <button type="button" className="waymark-link" onClick={() => setAsking(false)}>
              {words.keepDraft}
            </button>
          </span>
        ) : (
          <button
            type="button"
            className="waymark-link"
            aria-disabled={isSending || undefined}
            onClick={() => {
              if (isSending) return;
              if (draft.dirty) setAsking(true);
              else discard();
            }}
          >
            {words.discard}
          </button>
        )}
      </div>
      <p role="status" className="waymark-quiet">
        {isSending ? words.sending : copied === 'failed' ? words.copyFailed : ''}
      </p>
    </div>
  );
}
