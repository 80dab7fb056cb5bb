import type { HostSecret } from '../../core/model/report.ts';
import type { GuideBody, GuideHead } from '../../core/model/guide.ts';
import type { Draft, ReportContext, ReportName } from '../../core/model/report.ts';
import { createDrafts } from './createDrafts.ts';
import type { Reports } from './createReports.ts';
import { filedReports, tellsFiled } from './filedReports.ts';
import { handOver } from './handOver.ts';
import type { OutboxItem } from '../outbox/outboxState.ts';
import { previewOf } from './previewOf.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { reportNames } from './reportNames.ts';
import { receiverOf, receiversOf } from './receiversOf.ts';
import { saidBy } from '../saidBy.ts';
import type { SessionParts } from '../sessionParts.ts';
import type { Session, SessionHost, SessionState } from '../sessionState.ts';
import { earlierRuns } from '../../core/fit/history/earlierRuns.ts';
import type { ReportInput } from '../../core/report/collectReport.ts';
import { startDraft } from '../../core/report/startDraft.ts';
import { textOfReport } from './textOfReport.ts';

/** Writes reports and hands them to the outbox; loaded when the form first opens. */
export interface Reporter {
  /** Starts a draft, or continues a stored one; where reports about the run were already sent, only when asked to. */
  readonly open: () => void;
  readonly edit: Session['editDraft'];
  readonly merge: Session['mergeDraft'];
  readonly start: Session['startReport'];
  readonly remove: Session['removeReport'];
  readonly discard: () => void;
  readonly send: () => Promise<void>;
  /** The form's part of the state, for a run that has just been loaded. */
  readonly load: (runId: string) => Pick<SessionState, 'sending'> & { readonly draft: Draft | undefined };
  /** The preview for a state whose form is open. */
  readonly preview: (
    state: SessionState,
    host: SessionHost,
    lead: GuideHead | undefined,
  ) => Pick<SessionState, 'preview' | 'previewError'>;
}

export interface ReporterParts extends SessionParts {
  readonly reports: Reports;
  /** Host signals that the guides allow in a report; none before guides are loaded. */
  readonly reportable: () => ReadonlySet<string> | undefined;
}

const WRITING = { state: 'writing' } as const;
/** Milliseconds after which receivers are asked again for their reports about a run. */
const ASK_INTERVAL_MS = 60_000;

export function createReporter(parts: ReporterParts): Reporter {
  const { environment, memory, reports, get, change, host, guide, emit, reportable } = parts;
  /** Reports being handed over, by id, so that a report is never handed over twice at once, whatever happens to the panel. */
  const underWay = new Map<string, Promise<void>>();

  /** Kept until a value of `input`, the receiver or the secrets change. */
  let made: { readonly from: readonly unknown[]; readonly result: ReturnType<typeof previewOf> } | undefined;
  const makePreview = (
    input: Omit<ReportInput, 'earlier'>,
    receiver: Receiver | undefined,
    secrets: readonly HostSecret[],
  ): ReturnType<typeof previewOf> => {
    const from = [receiver, secrets, ...Object.values(input)];
    if (!made?.from.every((one, at) => Object.is(one, from[at])))
      made = { from, result: previewOf({ ...input, earlier: earlierRuns(input.run) }, receiver, secrets) };
    return made.result;
  };

  const steadyPage = createSteady<ReportInput['page']>();
  const steadySecrets = createSteady<readonly HostSecret[]>();
  const steadyNames = createSteady<readonly ReportName[]>();
  const steadyContext = createSteady<ReportContext | undefined>();

  const secretsOf = (given: SessionHost): readonly HostSecret[] =>
    steadySecrets([...(environment.secrets ?? []), ...(given.secrets ?? [])]);

  const drafts = createDrafts({ ...parts, secrets: () => secretsOf(host()) });
  const shown = get().run;
  if (shown) drafts.load(shown.id);

  const receiverFor = (draft: Draft): Receiver | undefined => environment.outbox && receiverOf(host(), draft);

  /** A draft filled in from the current answer. */
  const fill = (id: string, createdAt: number): Draft => {
    const { run, result, trail } = get();
    const lead = result?.lead ? guide(result.lead) : undefined;
    return startDraft(id, createdAt, run!, result, lead, trail);
  };
  const begin = (): Draft => {
    const { draft } = get();
    return fill(draft?.id ?? environment.randomId(), draft?.createdAt ?? environment.now());
  };

  const askedAt = new Map<string, number>();
  const askFiled = async (runId: string): Promise<void> => {
    const now = environment.now();
    const receivers = receiversOf(host()).filter(tellsFiled);
    if (receivers.length === 0 || Math.abs(now - (askedAt.get(runId) ?? -Infinity)) < ASK_INTERVAL_MS) return;
    askedAt.set(runId, now);
    const found = await filedReports(receivers, runId, environment.later);
    if (get().run?.id === runId) change({ filed: { runId, reports: found } });
  };

  const forget = (runId: string, id: string): void => {
    drafts.forgetSent(runId, id);
    void reports.outbox()?.remove(id);
  };

  const deliver = async (runId: string, draft: Draft, receiver: Receiver): Promise<void> => {
    const { preview } = get();
    if (!preview) return;
    const { isLasting, ...ending } = await handOver({
      report: preview.report,
      body: preview.body,
      runId,
      receiver,
      reports,
      beforeSaving: () => drafts.noteSent(runId, draft),
    });
    underWay.delete(draft.id);
    const isHere = get().run?.id === runId;
    if (ending.state === 'ended') {
      const { category, guide } = preview.report;
      emit({ type: 'reported', category, ...(guide && { guide: guide.id }) });
      if (draft.replaces !== undefined) forget(runId, draft.replaces);
      if (isHere) change({ sending: ending, draft: undefined });
      if (isLasting) drafts.keep(runId, undefined);
      return;
    }
    if (isHere) change({ sending: ending });
    if (ending.why === 'other-text')
      drafts.keep(runId, { ...draft, id: environment.randomId(), dirty: true });
  };

  return {
    open() {
      const { sending } = get();
      if (sending.state === 'sending') return;
      drafts.catchUp();
      const { run, draft, outbox, reports: sent } = get();
      if (run) void askFiled(run.id);
      // No new draft before the outbox has answered: a run that was already reported gets one on request only.
      if (!run || (!outbox && !draft)) return;
      if (draft ? !draft.dirty : sent.length === 0) {
        const { without = [], receiver } = draft ?? {};
        drafts.keep(run.id, { ...begin(), without, ...(receiver !== undefined && { receiver }) });
      }
    },
    edit(edits) {
      const { run, draft, sending } = get();
      if (!run || !draft || sending.state === 'sending') return;
      change({ sending: WRITING });
      drafts.keep(run.id, { ...draft, ...edits, dirty: true });
    },
    merge(isTaken) {
      const { run, draft, otherText } = get();
      if (!run || !draft || otherText === undefined) return;
      drafts.forgetOther(run.id);
      const message = [draft.message, otherText].filter((text) => text.trim()).join('\n\n');
      drafts.keep(run.id, isTaken ? { ...draft, message, dirty: true } : draft);
    },
    start(from) {
      const { run, draft, sending, reports: sent } = get();
      if (!run || sending.state === 'sending' || draft?.dirty) return;
      const item = sent.find(({ id }) => id === from);
      const fresh = begin();
      const text = item && (memory.aside(run.id).sent.find(({ id }) => id === from) ?? textOfReport(item));
      const { replaces: _, ...words } = { ...fresh, ...text };
      change({ sending: WRITING });
      drafts.keep(run.id, {
        ...words,
        id: fresh.id,
        createdAt: fresh.createdAt,
        dirty: text !== undefined,
        ...(text && isOver(item) && { replaces: item.id }),
      });
    },
    remove(id) {
      const { run } = get();
      if (run) forget(run.id, id);
    },
    discard() {
      const { run, sending } = get();
      if (!run || sending.state === 'sending') return;
      drafts.forgetOther(run.id);
      drafts.keep(run.id, undefined);
      change({ sending: WRITING });
    },
    send() {
      const { draft: before } = get();
      const already = before && underWay.get(before.id);
      if (already) return already;
      drafts.catchUp();
      const { run, draft, preview } = get();
      // Another tab has changed the draft meanwhile, which the operator has not seen.
      if (draft !== before) return Promise.resolve();
      const receiver = draft && receiverFor(draft);
      if (!run || !draft || !receiver || !preview) return Promise.resolve();
      change({ sending: { state: 'sending' } });
      const sending = deliver(run.id, draft, receiver);
      underWay.set(draft.id, sending);
      return sending;
    },
    load(runId) {
      const draft = drafts.load(runId);
      return { draft, sending: draft && underWay.has(draft.id) ? { state: 'sending' } : WRITING };
    },
    preview({ view, run, draft, sending, preview, previewError, result, move, trail, bodies }, host, lead) {
      // While it is being sent, the draft stays on screen as it was sent.
      if (sending.state === 'sending')
        return { ...(preview && { preview }), ...(previewError && { previewError }) };
      if (view.kind !== 'report' || !run || !draft) return {};
      const { surfaces = {}, page } = host;
      const surface = (id: string): string | undefined =>
        Object.hasOwn(surfaces, id) ? surfaces[id]?.label : undefined;
      const body = (id: string): GuideBody | undefined =>
        bodies[id]?.state === 'ready' ? bodies[id].body : undefined;
      let secrets: readonly HostSecret[];
      try {
        secrets = secretsOf(host);
      } catch (error) {
        return { previewError: saidBy(error) || 'The secrets to take out could not be read.' };
      }
      const receiver = receiverFor(draft);
      const input = {
        draft,
        run,
        result,
        move,
        trail,
        guide: lead,
        page: steadyPage({ ...page, surface: host.surface }),
        reportable: reportable(),
        names: steadyNames(reportNames(trail, { surface, guide, body })),
        context: steadyContext(host.context),
        because: lead && body(lead.id)?.because,
      };
      const now = makePreview(input, receiver, secrets);
      return 'preview' in now ? now : { previewError: now.error };
    },
  };
}

/** Returns the former value while the next one is equal to it: hosts pass new objects at every render. */
function createSteady<T>(): (next: T) => T {
  let last: { readonly value: T; readonly text: string | undefined } | undefined;
  return (value) => {
    const text = JSON.stringify(value);
    if (last?.text !== text || !last) last = { value, text };
    return last.value;
  };
}

/** It will not be sent by itself any more, so another text may replace it. */
function isOver({ stage }: OutboxItem): boolean {
  return stage.kind === 'rejected' || stage.kind === 'handed-over';
}
