import type { GuideHead } from '../core/model/guide.ts';
import type { Delivery, Draft } from '../core/model/report.ts';
import type { RunMemory } from './createRunMemory.ts';
import { memoLast } from './memoLast.ts';
import { previewOf } from './previewOf.ts';
import { saidBy } from './saidBy.ts';
import type { Session, SessionEnvironment, SessionHost, SessionState } from './sessionState.ts';
import { startDraft } from './startDraft.ts';

/** The session's part that writes and sends reports; loaded when the form first opens. */
export interface Reporter {
  /** Starts a draft, or goes on with the one that was kept. */
  readonly open: () => void;
  readonly edit: Session['editDraft'];
  readonly discard: () => void;
  readonly send: () => Promise<void>;
  /** What the form shows of a run that has just been loaded. */
  readonly load: (runId: string) => Pick<SessionState, 'sending'> & { readonly draft: Draft | undefined };
  /** The preview for a state whose form is open. */
  readonly preview: (
    state: SessionState,
    host: SessionHost,
    lead: GuideHead | undefined,
  ) => Pick<SessionState, 'preview' | 'previewError'>;
}

export interface ReporterParts {
  readonly environment: SessionEnvironment;
  readonly memory: RunMemory;
  readonly get: () => SessionState;
  readonly change: (change: { readonly [K in keyof SessionState]?: SessionState[K] | undefined }) => void;
  readonly host: () => SessionHost;
  readonly guide: (id: string) => GuideHead | undefined;
}

const WRITING = { state: 'writing' } as const;

export function createReporter({ environment, memory, get, change, host, guide }: ReporterParts): Reporter {
  /** Reports on their way, by id: the same one is never sent twice side by side, whatever happens to the panel meanwhile. */
  const underWay = new Map<string, Promise<void>>();

  const makePreview = memoLast(
    (
      draft: Draft,
      run: NonNullable<SessionState['run']>,
      result: SessionState['result'],
      move: SessionState['move'],
      trail: SessionState['trail'],
      lead: GuideHead | undefined,
      receiver: SessionHost['receiver'],
      surface: string,
      url: string | undefined,
      locale: string | undefined,
      secrets: readonly string[],
    ) => {
      const page = { surface, ...(url !== undefined && { url }), ...(locale !== undefined && { locale }) };
      const input = { draft, run, result, move, trail, guide: lead, page };
      return previewOf(input, receiver, secrets);
    },
  );

  let known: readonly string[] = [];
  /** The same list while the same values are in it: hosts pass a new one at every render, or add to the one they passed. */
  const secretsOf = (given: SessionHost): readonly string[] => {
    const next = [...(environment.secrets ?? []), ...(given.secrets ?? [])];
    const isSame = next.length === known.length && next.every((secret, index) => secret === known[index]);
    return isSame ? known : (known = next);
  };

  const keep = (runId: string, draft: Draft | undefined): void => {
    memory.keepDraft(runId, draft);
    if (get().run?.id === runId) change({ draft });
  };

  const deliver = async (runId: string, draft: Draft): Promise<void> => {
    const { receiver } = host();
    const { preview } = get();
    if (!receiver || !preview) return;
    change({ sending: { state: 'sending' } });
    // Noted before the answer: a page that is left meanwhile never learns it.
    keep(runId, { ...draft, maybeReceived: draft.id });
    const delivery = await hand(receiver, preview);
    underWay.delete(draft.id);
    if (delivery.kind === 'delivered') keep(runId, undefined);
    else if (delivery.kind !== 'waiting') keep(runId, draft);
    if (get().run?.id === runId) {
      change({ sending: { state: 'ended', delivery, at: environment.now() } });
    }
  };

  return {
    open() {
      const { run, draft, sending, result } = get();
      const isReceived = sending.state === 'ended' && sending.delivery.kind === 'delivered';
      if (!run || draft || isReceived) return;
      const lead = result?.lead ? guide(result.lead) : undefined;
      keep(run.id, startDraft(environment.randomId(), environment.now(), run, result, lead));
    },
    edit(edits) {
      const { run, draft, sending } = get();
      if (!run || !draft || sending.state === 'sending') return;
      const edited = { ...draft, ...edits, dirty: true };
      // A receiver that has the earlier text under this id would call the new one a duplicate, and the change were lost.
      const isAnother = draft.maybeReceived === draft.id && wordsOf(edited) !== wordsOf(draft);
      const next = isAnother ? { ...edited, id: environment.randomId() } : edited;
      change({ sending: WRITING });
      keep(run.id, next);
    },
    discard() {
      const { run, sending } = get();
      if (!run || sending.state === 'sending') return;
      keep(run.id, undefined);
      change({ sending: WRITING });
    },
    send() {
      const { run, draft } = get();
      if (!run || !draft) return Promise.resolve();
      const sending = underWay.get(draft.id) ?? deliver(run.id, draft);
      if (get().sending.state === 'sending') underWay.set(draft.id, sending);
      return sending;
    },
    load(runId) {
      const draft = memory.draft(runId);
      return { draft, sending: draft && underWay.has(draft.id) ? { state: 'sending' } : WRITING };
    },
    preview({ view, run, draft, sending, preview, previewError, result, move, trail }, host, lead) {
      // What is on its way stays in view as it was sent.
      if (sending.state === 'sending')
        return { ...(preview && { preview }), ...(previewError && { previewError }) };
      if (view.kind !== 'report' || !run || !draft) return {};
      const { receiver, surface, page } = host;
      let secrets: readonly string[];
      try {
        secrets = secretsOf(host);
      } catch (error) {
        return { previewError: saidBy(error) || 'The secrets to take out could not be read.' };
      }
      const made = makePreview(
        draft,
        run,
        result,
        move,
        trail,
        lead,
        receiver,
        surface,
        page?.url,
        page?.locale,
        secrets,
      );
      return 'preview' in made ? made : { previewError: made.error };
    },
  };
}

/** What of a draft is sent. */
function wordsOf({ category, subject, message, without }: Draft): string {
  return JSON.stringify([category, subject, message, [...without].sort()]);
}

async function hand(
  receiver: NonNullable<SessionHost['receiver']>,
  { report, body }: NonNullable<SessionState['preview']>,
): Promise<Delivery> {
  try {
    const delivery: unknown = await receiver.send(report, body, new AbortController().signal);
    if (isDelivery(delivery)) return delivery;
  } catch {
    // A receiver promises not to throw; one that does has told nothing about where the report is.
  }
  return { kind: 'waiting', reason: 'server' };
}

function isDelivery(value: unknown): value is Delivery {
  const kind = (value as Delivery | undefined)?.kind;
  if (kind === 'delivered')
    return typeof (value as { receipt?: { reference?: unknown } }).receipt?.reference === 'string';
  return kind === 'handed-over' || kind === 'waiting' || kind === 'rejected';
}
