import type { GuideSource } from '../core/model/guide.ts';
import { importAnew } from '../session/importAnew.ts';
import { readJson } from '../core/model/value/readJson.ts';
import type { MountProps } from '../react/mount/mountHelp.tsx';
import type { HelpEvent, HelpEventContext } from '../session/helpEvent.ts';
import type { Receiver } from '../session/receivers/receiver.ts';
import type { MoveName } from '../session/memory/createRunMemory.ts';
import type { MoveCall, MoveHandler, Moves, Surface } from '../session/sessionState.ts';
import { starterGuides } from '../starter/starterGuides.ts';
import type { HelpProperties, ReceiverSetup } from './HelpProperties.ts';

/** What the element tells its page, and what it asks of the page. */
export interface Page {
  readonly requestMove: (move: MoveName, call: MoveCall) => ReturnType<MoveHandler>;
  /** Dispatches an event. @returns false when a listener prevented it */
  readonly tell: (type: string, detail: unknown) => boolean;
  readonly tellEvent: (event: HelpEvent, context: HelpEventContext) => void;
  /** Called when something that had to be loaded is there. */
  readonly drawAgain: () => void;
}

/**
 * Turns what a page set, as values or as text, into props of the widget. For equal input it returns the same objects, so that nothing is
 * rendered again.
 */
export function createProps(page: Page): (given: HelpProperties) => MountProps {
  const kept = new Map<string, { readonly from: readonly unknown[]; readonly made: unknown }>();
  const once = <T>(name: string, from: readonly unknown[], make: () => T): T => {
    const known = kept.get(name);
    if (known && from.every((part, at) => part === known.from[at])) return known.made as T;
    const made = make();
    kept.set(name, { from, made });
    return made;
  };
  const handlers = {
    onEvent: page.tellEvent,
    onProblem: (problem: unknown) => void page.tell('waymark-problem', problem),
    onShowStep: (stepId: string) => void page.tell('waymark-step', { stepId }),
    onSeek: (at: number) => void page.tell('waymark-seek', { at }),
  };
  const receivers = createReceivers(page);

  return (given) => {
    const { kind, run, history, cursor, guides, moves, surfaces, messages, context } = given;
    const at = cursor === undefined || cursor === '' ? undefined : Number(cursor);
    return {
      kind: kind as 'dock',
      run: once('run', [run, history], () => runOf(parsed(run), parsed(history))),
      at,
      guides: once('guides', [guides], () =>
        [guides ?? starterGuides].flat().map((one) => sourceOf(one, page)),
      ),
      moves: once('moves', [moves], () => movesOf(parsed(moves), page)),
      surfaces: once('surfaces', [surfaces], () => surfacesOf(parsed(surfaces), page)),
      receiver: receivers(given.receivers),
      messages: once('messages', [messages], () => objectOf(parsed(messages))),
      context: once('context', [context], () => objectOf(parsed(context))),
      link: given.link === 'false' ? false : given.link,
      pill: given.pill === 'false' ? false : given.pill,
      shortcut: given.shortcut,
      locale: given.locale,
      label: given.label,
      user: given.user,
      lead: given.lead,
      secrets: given.secrets,
      redactions: given.redactions,
      storage: given.storage,
      open: given.open === undefined && kind === 'dock' ? undefined : isOn(given.open),
      always: isOn(given.always),
      onEvent: handlers.onEvent,
      onProblem: handlers.onProblem,
      onShowStep: isOn(given.steps) ? handlers.onShowStep : undefined,
      onSeek: at === undefined ? undefined : handlers.onSeek,
    } as MountProps;
  };
}

/** A value, parsed if it was given as JSON. */
function parsed(given: unknown): unknown {
  return typeof given === 'string' ? (readJson(given) ?? given) : given;
}

/** An attribute counts as on when it is present. */
function isOn(given: boolean | string | undefined): boolean {
  return given === '' || (Boolean(given) && given !== 'false');
}

function objectOf(given: unknown): object | undefined {
  return typeof given === 'object' && given !== null ? given : undefined;
}

/** An invalid run is passed on: intake says what is wrong with it. */
function runOf(run: unknown, history: unknown): unknown {
  return history !== undefined && objectOf(run) ? { ...objectOf(run), history } : run;
}

function sourceOf(given: GuideSource | string, page: Page): GuideSource {
  if (typeof given !== 'string') return given;
  const load = async (): Promise<GuideSource> => {
    const { guidesFrom } = await import('../session/guides/guidesFrom.ts');
    return guidesFrom(given, {
      fallback: starterGuides,
      onProblem: (problem) => void page.tell('waymark-problem', problem),
    });
  };
  let source: Promise<GuideSource> | undefined;
  const loaded = (): Promise<GuideSource> =>
    (source ??= load().catch((error: unknown) => {
      source = undefined;
      throw error;
    }));
  return {
    index: async (locale) => (await loaded()).index(locale),
    body: async (id, locale) => (await loaded()).body(id, locale),
  };
}

const MOVES = ['retry', 'resume', 'skip'] as const satisfies readonly MoveName[];

function movesOf(given: unknown, page: Page): Moves | undefined {
  if (given === undefined) return undefined;
  const names = typeof given === 'string' ? given.split(/\s+/) : Array.isArray(given) ? given : undefined;
  if (!names) return objectOf(given);
  const asked = MOVES.filter((name) => names.includes(name));
  return Object.fromEntries(asked.map((name) => [name, (call: MoveCall) => page.requestMove(name, call)]));
}

function surfacesOf(given: unknown, page: Page): Readonly<Record<string, Surface>> | undefined {
  const surfaces = objectOf(given) as Readonly<Record<string, Surface | string>> | undefined;
  if (!surfaces) return undefined;
  const all = Object.entries(surfaces).map(([id, surface]) => {
    if (typeof surface !== 'string') return [id, surface] as const;
    const open: Surface['open'] = ({ run }) => void page.tell('waymark-surface', { surface: id, run });
    return [id, { label: surface, open }] as const;
  });
  return Object.fromEntries(all);
}

/** Receivers described as data are made by a chunk of their own. */
function createReceivers(
  page: Page,
): (given: HelpProperties['receivers']) => readonly Receiver[] | undefined {
  let from: unknown;
  let made: readonly Receiver[] | undefined;
  return (given) => {
    if (given === from) return made;
    from = given;
    const list = [parsed(given) ?? []].flat() as unknown as readonly (Receiver | ReceiverSetup)[];
    made = list.every((one) => objectOf(one) && 'send' in one) ? (list as readonly Receiver[]) : undefined;
    if (made) return made;
    import('./receiversFrom.ts')
      .catch(importAnew)
      .then(({ receiversFrom }) => receiversFrom(list))
      .then((receivers) => {
        if (from !== given) return;
        made = receivers;
        page.drawAgain();
      })
      .catch((error: unknown) => {
        page.tell('waymark-problem', {
          code: 'receivers-not-made',
          severity: 'error',
          message: String(error),
        });
        if (from !== given) return;
        // Asked for anew at the next draw, which the next press brings.
        from = page;
        addEventListener('click', page.drawAgain, { capture: true, once: true });
      });
    return undefined;
  };
}
