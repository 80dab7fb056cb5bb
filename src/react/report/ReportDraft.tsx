import type { KeyboardEvent, ReactNode } from 'react';
import { showText } from '../../core/model/value/showText.ts';
import { REPORT_CATEGORIES, type Draft, type ReportCategory } from '../../core/model/report.ts';
import { receiverOf } from '../../session/report/receiversOf.ts';
import { enReport } from '../../text/en/enReport.ts';
import { ReportActions } from './ReportActions.tsx';
import { ReportParts } from './ReportParts.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { ReportTrail } from './ReportTrail.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** The draft: the message, what the operator has looked at, the parts, the receiver, and exactly what will be sent. */
export function ReportDraft({ draft }: { readonly draft: Draft }): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enReport);
  const limit = receiverOf(host, draft)?.limits.message;
  const over = limit === undefined ? 0 : draft.message.length - limit;
  return (
    // No `<form>`: inside a form of the host, Enter would submit that one; in a frame without `allow-forms`, nothing.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the fields inside
    <div
      className="waymark-form"
      role="form"
      aria-labelledby={`${id}-report`}
      onKeyDown={(event) => {
        if (sends(event)) void session.send();
      }}
    >
      <p className="waymark-quiet">
        {draft.replaces === undefined ? words.reportIntro : words.replacesIntro}
      </p>
      <div className="waymark-field">
        <label htmlFor={`${id}-message`}>{words.messageLabel}</label>
        <textarea
          id={`${id}-message`}
          className="waymark-input"
          rows={5}
          // An empty field starts in the direction of the panel's language.
          dir={draft.message ? 'auto' : undefined}
          value={draft.message}
          aria-describedby={`${id}-hint`}
          onChange={(event) => session.editDraft({ message: event.target.value })}
        />
        <p id={`${id}-hint`} className="waymark-note" data-state={over > 0 ? 'over' : undefined}>
          {over > 0 ? words.messageTooLong({ over }) : words.messageHint}
        </p>
      </div>
      <OtherText />
      <div className="waymark-field">
        <label htmlFor={`${id}-category`}>{words.categoryLabel}</label>
        <select
          id={`${id}-category`}
          className="waymark-input"
          value={draft.category ?? ''}
          onChange={(event) => session.editDraft({ category: event.target.value as ReportCategory })}
        >
          {draft.category === undefined && <option value="">{words.categoryUnsaid}</option>}
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
          dir={draft.subject ? 'auto' : undefined}
          value={draft.subject}
          autoComplete="off"
          onChange={(event) => session.editDraft({ subject: event.target.value })}
        />
      </div>
      <ReportTrail />
      <ReportParts draft={draft} />
      <ReportPreview />
      <ReportActions draft={draft} />
    </div>
  );
}

/**
 * Whether a key sends: Enter in a field of one line, Control or Command and Enter in the message. A repeated key, or one that ends a
 * composition, does not.
 */
function sends({ key, repeat, ctrlKey, metaKey, target, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Enter' || repeat || nativeEvent.isComposing) return false;
  return (
    target instanceof HTMLInputElement || (target instanceof HTMLTextAreaElement && (ctrlKey || metaKey))
  );
}

/** Text that another tab wrote into the same draft, until the operator takes it over or drops it. */
function OtherText(): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReport);
  const text = useSession(session, (state) => state.otherText);
  if (text === undefined) return null;
  return (
    <div className="waymark-notice" data-part="other-text" role="alert" data-tone="warn">
      <p>{words.otherText}</p>
      <blockquote className="waymark-quote waymark-kept">{showText(text)}</blockquote>
      <p className="waymark-choices">
        <button type="button" className="waymark-secondary" onClick={() => session.mergeDraft(true)}>
          {words.takeOther}
        </button>
        <button type="button" className="waymark-link" onClick={() => session.mergeDraft(false)}>
          {words.leaveOther}
        </button>
      </p>
    </div>
  );
}
