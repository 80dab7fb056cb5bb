import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { forget } from 'waymark';
import 'waymark/styles.css';
import './stage.css';
import { roots } from './acts.ts';
import { recorded } from './recorded.ts';
import { Stage } from './Stage.tsx';
import { STATES, type GalleryState } from './states.ts';
import { readSwitches, type Switches } from './switches.ts';

/** Whose drafts and reports these are; forgotten before each state. */
const USER = 'gallery';
/** The server builds it when it is asked for. */
const ELEMENT = '/packed/element.js';
/** Nothing in the page changes for this long once it has settled; milliseconds. */
const QUIET = 250;

/** Draws one state and leads the page there; `data-ready` on the root says when it is, or why not. */
async function show(): Promise<void> {
  const switches = readSwitches(location.search);
  const state = STATES.find(({ id }) => id === switches.state);
  const root = document.documentElement;
  if (!state) throw new Error(`No state "${switches.state ?? ''}"`);
  dress(root, switches);
  document.title = `${state.title} · ${state.group}`;
  const first = await recorded(state.run);
  const run = state.change?.(first) ?? first;
  setClock(run.observedAt);
  if (state.isOffline) Object.defineProperty(navigator, 'onLine', { get: () => false });
  await forget(USER);
  root.dataset['acts'] = String(state.acts?.filter((act) => !act.isWait).length ?? 0);
  if (switches.widget === 'element') await import(/* @vite-ignore */ ELEMENT);
  draw(<Stage state={state} run={run} user={USER} switches={switches} />);
  for (const act of state.acts ?? []) await act();
  await settle(state);
}

function dress(root: HTMLElement, { theme, dir, lang, look }: Switches): void {
  root.dir = dir;
  root.lang = lang;
  root.dataset['look'] = look;
  if (theme !== 'system') root.dataset['waymarkTheme'] = theme;
}

function draw(stage: ReactNode): void {
  createRoot(document.getElementById('root')!).render(<StrictMode>{stage}</StrictMode>);
}

/** A recorded wait is still ahead when the page's clock goes on from the moment of the recording. */
function setClock(start: number): void {
  const shift = start - Date.now();
  const real = Date.now.bind(Date);
  Date.now = () => real() + shift;
}

/** Resolves once nothing has changed for a while; a countdown changes once a second, and is waited for a limited time. */
async function settle({ isBusy = false }: GalleryState): Promise<void> {
  const isThere = (): boolean => isBusy || !roots().some((root) => root.querySelector('[aria-busy=true]'));
  for (let tries = 0; tries < 40; tries++) {
    let changes = 0;
    const watch = new MutationObserver(() => changes++);
    for (const root of roots()) watch.observe(root, { subtree: true, childList: true, characterData: true });
    await new Promise((resolve) => setTimeout(resolve, QUIET));
    watch.disconnect();
    if (changes === 0 && isThere()) return;
  }
}

show().then(
  () => (document.documentElement.dataset['ready'] = 'yes'),
  (error: unknown) => {
    document.documentElement.dataset['ready'] = String(error);
  },
);
