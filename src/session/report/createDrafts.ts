import type { HostSecret } from '../../core/model/report.ts';
import type { Draft } from '../../core/model/report.ts';
import { redactText } from '../../core/report/redactText.ts';
import type { SessionParts } from '../sessionParts.ts';

/** The drafts of a session: the one on screen, the stored ones, and what other tabs do to them. */
export interface Drafts {
  /** Shows a draft and stores it; `undefined` deletes it. */
  readonly keep: (runId: string, draft: Draft | undefined) => void;
  /** Reads what another tab wrote, and drops a draft that was sent. */
  readonly catchUp: () => void;
  /** The stored draft of a run that has just been loaded. */
  readonly load: (runId: string) => Draft | undefined;
  /** Stores a text that goes to the outbox, so that it can be edited again when it is refused. */
  readonly noteSent: (runId: string, draft: Draft) => void;
  readonly forgetSent: (runId: string, id: string) => void;
  /** Drops the text of another tab. */
  readonly forgetOther: (runId: string) => void;
}

interface DraftsParts extends SessionParts {
  /** @throws whatever the host's own list throws */
  readonly secrets: () => readonly HostSecret[];
}

export function createDrafts({ environment, memory, get, change, secrets }: DraftsParts): Drafts {
  /** What this tab last read or wrote of each run's draft; any other stored text is another tab's. */
  const known = new Map<string, string>();

  /** Text that would not be sent is not stored either. */
  const clean = (text: string): string => redactText(text, secrets()).text;
  const cleaned = (draft: Draft): Draft => ({
    ...draft,
    subject: clean(draft.subject),
    message: clean(draft.message),
  });

  /** Keeps another tab's text if neither text contains it yet. */
  const putAside = (runId: string, text: string, mine: string): void => {
    const aside = memory.aside(runId);
    const { other = '' } = aside;
    if (!text.trim() || mine.includes(text) || other.includes(text)) return;
    memory.keepAside(runId, { ...aside, other: other ? `${other}\n\n${text}` : text });
  };

  const keep: Drafts['keep'] = (runId, draft) => {
    let isDraftKept = false;
    try {
      const theirs = memory.draft(runId);
      const clean = draft && cleaned(draft);
      if (clean && theirs?.dirty && textOf(theirs) !== known.get(runId)) {
        putAside(runId, theirs.message, clean.message);
      }
      isDraftKept = memory.keepDraft(runId, clean);
      known.set(runId, textOf(memory.draft(runId)));
    } catch {
      // Where redaction fails, nothing is stored: the text lives as long as the page.
    }
    if (get().run?.id !== runId) return;
    const otherText = draft && memory.aside(runId).other;
    change({ draft, isDraftKept: draft && isDraftKept, otherText });
  };

  /** Whether the sent text equals the draft. A draft in which nobody wrote counts as equal. */
  const isSame = (draft: Draft, sent: Draft | undefined): boolean =>
    !draft.dirty || !sent || wordsOf(cleaned(draft)) === wordsOf(cleaned(sent));

  return {
    keep,
    catchUp() {
      const { run, draft, reports, otherText } = get();
      if (!run) return;
      const { id: runId } = run;
      const received = reports.filter(({ stage }) => stage.kind === 'delivered').map(({ id }) => id);
      const aside = memory.aside(runId);
      const sent = aside.sent.filter(({ id }) => !received.includes(id));
      if (sent.length < aside.sent.length) memory.keepAside(runId, { ...aside, sent });

      const theirs = memory.draft(runId);
      const isTheirs = theirs !== undefined && textOf(theirs) !== known.get(runId);
      if (isTheirs) known.set(runId, textOf(theirs));
      const next = isTheirs ? theirs : draft;
      const report = reports.find(({ id }) => id === (next ?? theirs)?.id);
      if (
        next &&
        report &&
        !isSame(
          next,
          aside.sent.find(({ id }) => id === report.id),
        )
      ) {
        return keep(runId, { ...next, id: environment.randomId() });
      }
      // The text of a report that is queued in memory only stays in storage until the report has arrived.
      const isSafe = report && (report.place !== 'memory' || received.includes(report.id));
      if (isSafe) return keep(runId, undefined);
      const shown = report ? undefined : next;
      const other = shown && aside.other;
      const kept = isTheirs && { isDraftKept: memory.isDraftKept(runId) };
      if (shown !== draft || other !== otherText) change({ draft: shown, ...kept, otherText: other });
    },
    load(runId) {
      const draft = memory.draft(runId);
      known.set(runId, textOf(draft));
      return draft;
    },
    noteSent(runId, draft) {
      const aside = memory.aside(runId);
      const others = aside.sent.filter(({ id }) => id !== draft.id);
      memory.keepAside(runId, { ...aside, sent: [...others, cleaned(draft)] });
    },
    forgetSent(runId, id) {
      const aside = memory.aside(runId);
      memory.keepAside(runId, { ...aside, sent: aside.sent.filter((draft) => draft.id !== id) });
    },
    forgetOther: (runId) => memory.keepAside(runId, { sent: memory.aside(runId).sent }),
  };
}

function textOf(draft: Draft | undefined): string {
  return draft ? JSON.stringify(draft) : '';
}

/** The part of a draft that is sent. */
function wordsOf({ category, subject, message, without }: Draft): string {
  return JSON.stringify([category, subject, message, [...without].sort()]);
}
