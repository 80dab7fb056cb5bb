import type { FitResult } from '../core/model/fit.ts';
import type { Opening } from '../core/model/guide.ts';
import { intake } from '../core/fit/intake.ts';
import { earlierRuns } from '../core/fit/history/earlierRuns.ts';
import { openingOf } from '../core/fit/rank/rankCauses.ts';
import type { Problem } from '../core/model/problem.ts';
import { EMPTY_TRAIL } from '../core/model/trail.ts';
import { createAnswer, createCauses, createLinks, NO_ANSWER, type RunAnswer } from './answer/createAnswer.ts';
import { createEvents } from './createEvents.ts';
import { createHistory } from './createHistory.ts';
import { createKeep } from './memory/createKeep.ts';
import { createLateReporter } from './report/createLateReporter.ts';
import { createLibrary } from './guides/createLibrary.ts';
import { createMover } from './moves/createMover.ts';
import { createReports } from './report/createReports.ts';
import { createRunMemory } from './memory/createRunMemory.ts';
import { createState, isUnchanged, keepContent, START_STATE } from './createState.ts';
import { createTicker } from './createTicker.ts';
import { createTrails } from './createTrails.ts';
import { keptLists } from './keptLists.ts';
import { saidBy } from './saidBy.ts';
import type { SessionChange, SessionParts } from './sessionParts.ts';
import type { Session, SessionEnvironment, SessionHost, SessionState, View } from './sessionState.ts';
import { hasSameContent } from './hasSameContent.ts';
import { isSameState, keepRun } from './stateKey.ts';

const STORAGE_FAULTS = {
  corrupt: 'Something kept for this user could not be read and is not used.',
  refused: 'This device does not keep ticks, answers and drafts over a reload.',
};

/**
 * The help of one run: reads the run, loads guides, fits, records what the operator did, asks the host to act, writes and sends the report.
 * All of it is in the state. Nothing is read from a global, and nothing throws through the host.
 */
export function createSession(environment: SessionEnvironment, firstHost: SessionHost): Session {
  const store = createState(environment.now());
  const get = store.getState;
  const history = createHistory();
  const answer = createAnswer();
  const causesOf = createCauses();
  const linksOf = createLinks();
  const faults = new Map<string, Problem>();
  const keep = createKeep(environment.storage, (fault) => warn(`storage-${fault}`, STORAGE_FAULTS[fault]));
  const memory = createRunMemory(keep, environment.user);

  let host = firstHost;
  let input: unknown;
  let runProblems: readonly Problem[] = [];
  let at: number | undefined;
  let pinnedStep: string | undefined;
  let isEnded = false;

  const library = createLibrary({ environment, get, change });
  const { guide } = library;
  const isKnown = (id: string): boolean => library.catalog()?.guides.has(id) === true;
  /** The guide that will lead once the nearest guides can be shown beside it; `null` where no guide leads. */
  let awaited: string | null | undefined;
  const events = createEvents({ environment, get, host: () => host, warn });
  const { emit } = events;
  const parts: SessionParts = { environment, memory, get, change, host: () => host, guide, emit, warn };
  const reports = createReports(environment, () => {
    change({});
    if (history.view().kind === 'report') writer.act(({ open }) => open());
  });
  const reportable = () => library.catalog()?.reportable;
  const writer = createLateReporter({ ...parts, reports, reportable });
  const ticker = createTicker(environment, get, () => change({ now: environment.now() }));
  const trails = createTrails(parts);
  const mover = createMover({ ...parts, trails, report: () => go({ kind: 'report' }) });
  store.subscribe((state, before) => {
    events.follow(state, before);
    if (state.run !== before.run) mover.followRun();
  });

  /** The only way into the state: applies changes, derives what follows from them, and notifies only when something differs. */
  function change(changes: SessionChange): void {
    const before = get();
    const now = environment.now();
    const shown = history.view();
    if (shown.kind === 'guide' && (changes.loading ?? before.loading) === 'ready' && !isKnown(shown.guide))
      history.clear();
    const changed: SessionState = { ...before, now, ...(changes as Partial<SessionState>) };
    const derived: SessionState = {
      ...changed,
      ...(answerOf(changed, now) as Partial<SessionState>),
      ...reports.of(changed.run?.id),
      view: history.view(),
      canGoBack: history.canGo(-1),
      canGoForward: history.canGo(1),
      problems: [...runProblems, ...library.problems(), ...faults.values()],
    };
    const lead = derived.result?.lead ?? undefined;
    const head = lead === undefined ? undefined : guide(lead);
    const next = {
      ...derived,
      preview: undefined,
      previewError: writer.error(),
      ...writer.loaded()?.preview(derived, host, head),
    } as SessionState;
    keepContent(before, next);
    if (changes.now === undefined && isUnchanged(before, next)) return;
    store.setState(next, true);
    if (lead !== undefined && library.catalog() && !next.bodies[lead]) void library.loadBody(lead);
    if (awaited !== undefined) void library.loadProse();
    if (awaited && !next.bodies[awaited]) void library.loadBody(awaited);
    ticker.plan();
  }

  function answerOf(state: SessionState, now: number): RunAnswer {
    const { run, trail, bodies } = state;
    const catalog = library.catalog();
    const opening = (result: FitResult): Opening | undefined => {
      const lead = result.lead ?? '';
      const text = Object.hasOwn(bodies, lead) ? bodies[lead] : undefined;
      return text?.state === 'ready' ? openingOf(text.body, causesOf(lead, { ...state, result })) : undefined;
    };
    try {
      const answered = answer({ catalog, run, trail, host, now, at, pinnedStep, opening });
      faults.delete('no-answer');
      awaited = library.awaitsProse(answered.result) ? answered.result?.lead : undefined;
      return awaited === undefined ? answered : { ...NO_ANSWER, cursor: answered.cursor };
    } catch (error) {
      // A guide index of the right version but of an unexpected shape.
      faults.set('no-answer', problemOf('no-answer', `This run could not be read: ${saidBy(error)}`));
      return NO_ANSWER;
    }
  }

  function warn(code: string, message: string): void {
    if (faults.has(code)) return;
    faults.set(code, problemOf(code, message));
    change({});
  }

  function go(view: View): void {
    if (view.kind === 'guide' && get().loading === 'ready' && !isKnown(view.guide)) return;
    history.visit(view);
    arrive();
  }

  function arrive(): void {
    const view = history.view();
    change({});
    if (view.kind === 'report') {
      void reports.load();
      writer.act(({ open }) => history.view().kind === 'report' && open());
    }
    if (view.kind !== 'guide') return;
    void library
      .loadBody(view.guide)
      .then(() => (isKnown(view.guide) ? trails.openGuide(view.guide) : change({})));
  }

  function setRun(given: unknown): void {
    if (given === input) return;
    input = given;
    const before = get().run;
    if (given === undefined || given === null) {
      runProblems = [];
      forgetPlace();
      return change({
        run: undefined,
        moving: START_STATE.moving,
        followed: undefined,
        trail: EMPTY_TRAIL,
        draft: undefined,
        sending: START_STATE.sending,
      });
    }
    const now = environment.now();
    const { run, problems } = intake(given, now, keptLists(given, before));
    runProblems = problems;
    if (before?.id === run.id) {
      const { moving } = get();
      const stays = moving.state === 'pending' || isSameState(before, run);
      return change({ run: keepRun(before, run), moving: stays ? moving : START_STATE.moving });
    }
    forgetPlace();
    const press = memory.startedBy(run.id, now);
    change({
      run,
      moving: START_STATE.moving,
      followed: press && { from: press.from, kind: press.kind },
      trail: memory.trail(run.id),
      ...(writer.loaded()?.load(run.id) ?? { draft: memory.draft(run.id), sending: START_STATE.sending }),
      isDraftKept: memory.isDraftKept(run.id),
    });
  }

  function forgetPlace(): void {
    history.clear();
    at = undefined;
    pinnedStep = undefined;
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      const stop = store.subscribe(listener);
      const leave = ticker.look();
      return () => {
        stop();
        leave();
      };
    },
    setRun,
    setCursor(moment) {
      if (moment === at) return;
      // The moment at which a replay opens, mostly the end of the run, was not chosen by the operator.
      const isChosen = at !== undefined;
      at = moment;
      // Not a new `now`: whatever shows a time would be drawn anew, and a replay calls this 60 times a second.
      change({ now: get().now });
      const { cursor } = get();
      if (isChosen && cursor?.verdict === 'appears') trails.seeStep(cursor.stepId!, true);
    },
    setHost(next) {
      const isNews = !hasSameContent(host, next);
      host = next;
      if (isNews) change({});
    },
    async load() {
      isEnded = false;
      await library.load();
      const lead = get().result?.lead ?? awaited;
      if (lead) await library.loadBody(lead);
      // The answer never waits for the outbox; it waits for the prose only where `awaitsProse` says so.
      if (!isEnded) void reports.load();
      await library.loadProse();
    },
    guide,
    guides: library.guides,
    atoms: library.atoms,
    loadBody: library.loadBody,
    causes: (guide) => causesOf(guide, get()),
    links: (guide) => linksOf(guide, get()),
    earlier: () => earlierRuns(get().run),
    go,
    back() {
      history.go(-1);
      arrive();
    },
    forward() {
      history.go(1);
      arrive();
    },
    press: mover.press,
    openSurface: mover.openSurface,
    showStep: mover.showStep,
    replayOpened: trails.replayOpened,
    tick: trails.tick,
    answer: trails.answer,
    answerCause: trails.answerCause,
    say: trails.say,
    helpful: trails.helpful,
    refresh: trails.refresh,
    setShown: events.setShown,
    openSection: (guide, section) => emit({ type: 'section-opened', guide, section }),
    findNothing: (query) => events.emit({ type: 'search-empty' }, query),
    pin() {
      pinnedStep = get().cursor?.result && get().cursor?.stepId;
      change({});
    },
    unpin() {
      pinnedStep = undefined;
      change({});
    },
    editDraft: writer.edit,
    discardDraft: () =>
      writer.act(({ discard }) => {
        discard();
        if (history.view().kind !== 'report' || get().draft) return;
        if (history.canGo(-1)) history.go(-1);
        else history.visit({ kind: 'lead' });
        arrive();
      }),
    mergeDraft: (isTaken) => writer.act(({ merge }) => merge(isTaken)),
    startReport: (from) => writer.act(({ start }) => start(from)),
    retryReport: (id) => void reports.outbox()?.retry(id),
    removeReport: (id) => writer.act(({ remove }) => remove(id)),
    async send() {
      let sent: Promise<void> | undefined;
      writer.act(({ send }) => {
        sent = send();
      });
      await sent;
    },
    end() {
      isEnded = true;
      reports.end();
      ticker.stop();
      mover.abort();
      library.stop();
    },
  };
}

const problemOf = (code: string, message: string): Problem => ({ code, severity: 'warning', message });
