import type { GuideBody } from '../../core/model/guide.ts';
import type { Block, Item } from '../../core/model/prose.ts';
import { withLink } from '../../session/deepLink.ts';
import { retryAfterFix } from '../../session/moves/retryAfterFix.ts';
import type { Session, SessionState } from '../../session/sessionState.ts';
import { plainText } from '../../text/plainText.ts';
import { itemsOf, stepPlaces } from '../guide/stepPlaces.ts';
import { isFix, sortFixes, stepsOf } from '../lead/sortFixes.ts';
import type { HelpShared } from '../provider/HelpContext.ts';
import { showBadge } from '../provider/showBadge.tsx';
import { tellMisspelt } from '../provider/tellProblems.ts';
import { liveSession, pillFor } from '../provider/pillFor.ts';

/** Surfaces that show the panel itself: an operator who goes there needs no pill. */
const OWN = new Set(['run-detail', 'mission-replay']);

/**
 * What an open panel does once the answer stands: it reads what other tabs ticked, marks drafts on buttons, reports misspelt keys of the
 * run, and gives the pill its functions.
 * @param closed aborts when the panel is closed
 * @param run as the host passes it
 * @returns the function that shows the guide's steps in the pill when a surface is opened
 */
export function goAlong(shared: HelpShared, session: Session, closed: AbortSignal, run: unknown): SendTo {
  const look = (event?: StorageEvent): void => {
    if (!event?.key || event.key.startsWith('waymark:trail:')) session.refresh();
  };
  look();
  addEventListener('storage', look, { signal: closed });
  const { help } = shared;
  if (help) {
    showBadge(help.shared);
    // What is not loaded now is told on another page.
    tellMisspelt(help, run).catch(() => {});
  }
  const take: SendTo = (runId, surface) => sendTo(shared, runId, surface);
  if (help) shared.pill = { noteMove: pillFor(help).noteMove, retryAfterFix, sendTo: take };
  return take;
}

type SendTo = (runId: string, surface: string) => void;

function sendTo(shared: HelpShared, runId: string, surface: string): void {
  const { help } = shared;
  const live = help && liveSession(help, runId);
  if (!live || help.pill === false || OWN.has(surface)) return;
  const { session, hosts } = live;
  const { run } = session.getState();
  const { host } = hosts.merged.getState();
  pillFor(help).start({
    runId,
    ...(run?.title !== undefined && { runTitle: run.title }),
    back: withLink(host?.page?.url ?? location.href),
    from: host?.surface ?? 'run-detail',
    surface,
    ...stepsFor(session, surface),
  });
  // If the surface is another document, that document shows the pill.
  import('../provider/showPill.tsx').then(
    ({ showPill }) => showPill(help),
    () => undefined,
  );
}

interface PillSteps {
  readonly guide: string;
  readonly steps: readonly { readonly item: number; readonly text: string }[];
  readonly step: number;
}

/** The steps that the answer shows, and the one to start with: the step the surface was opened from, else the first that is not ticked. */
function stepsFor(session: Session, surface: string): PillSteps {
  const state = session.getState();
  const guide = guideOf(state);
  const body = state.bodies[guide];
  if (body?.state !== 'ready') return { guide, steps: [], step: 0 };
  const items = itemsInView(body.body, session);
  const ticked = state.trail.ticked[guide] ?? [];
  const isOpen = ({ place }: PlacedItem): boolean => !ticked.includes(place);
  const captures = state.result?.fits.find((fit) => fit.guide === guide)?.captures;
  const meant = items.findIndex(
    (one) => isOpen(one) && JSON.stringify(one.item).includes(`"surface":${JSON.stringify(surface)}`),
  );
  return {
    guide,
    steps: items.map(({ place, item }) => ({ item: place, text: textOf(item, captures) })),
    step: Math.max(0, meant < 0 ? items.findIndex(isOpen) : meant),
  };
}

function guideOf({ view, result }: SessionState): string {
  return view.kind === 'guide' ? view.guide : (result?.lead ?? '');
}

interface PlacedItem {
  readonly place: number;
  readonly item: Item;
}

/** The steps as `FixNow` shows them: of the causes that hold, then those that help with any cause; with neither, of the cause asked about. */
function itemsInView(body: GuideBody, session: Session): readonly PlacedItem[] {
  const blocks = body.sections.find(({ id }) => id === 'fix')?.blocks ?? [];
  const places = stepPlaces(blocks);
  const { causes: answers = [] } = session.getState().trail;
  const { open, asked } = sortFixes(blocks.filter(isFix), session.causes(body.id), body.id, answers);
  const itemsIn = (list: readonly Block[]): readonly PlacedItem[] =>
    list.flatMap((block) =>
      block[0] === 'ol'
        ? itemsOf(block).map((item, index) => ({ place: (places.get(block) ?? 0) + index, item }))
        : [],
    );
  const shown = itemsIn([...open.flatMap(stepsOf), ...blocks]);
  return shown.length > 0 ? shown : itemsIn(asked.flatMap(stepsOf));
}

/** The first paragraph of a step. */
function textOf(item: Item, captures: Readonly<Record<string, string>> | undefined): string {
  const [first] = item;
  return first?.[0] === 'p' ? plainText(first.slice(1), captures) : '';
}
