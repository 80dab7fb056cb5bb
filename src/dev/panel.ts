import type { GuideBody, GuideIndex, GuideSource } from '../core/model/guide.ts';
import type { Run } from '../core/model/run.ts';
import { ask } from './ask.ts';
import type { DevStart, PanelMessage } from './DevAnswer.ts';

/** The element, as far as it is used here; its code comes by a script of its own. */
interface Help extends HTMLElement {
  guides: readonly GuideSource[];
  run: Run;
  surfaces: Readonly<Record<string, string>>;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const help = document.querySelector<Help>('waymark-help')!;
const kept = new Map<string, string>();
const listeners = new Set<() => void>();
let shown: PanelMessage | undefined;

/** Guides as they are written, asked for anew with every change. */
function source(name: 'own' | 'starter'): GuideSource {
  return {
    index: () => ask<GuideIndex>(`/api/${name}/`),
    body: (id) => ask<GuideBody>(`/api/${name}/${id}`),
    onChange(listener) {
      if (name === 'own') listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function begin(): Promise<void> {
  const theme = new URLSearchParams(location.search).get('theme') ?? 'light';
  document.documentElement.dataset['theme'] = theme;
  help.setAttribute('theme', theme);
  const { starter, surfaces } = await ask<DevStart>('/api/start');
  // Nothing that an author tries here is remembered.
  help.storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  for (const [name, value] of Object.entries({
    link: 'false',
    pill: 'false',
    moves: 'retry resume skip',
    steps: '',
    always: '',
    open: '',
  }))
    help.setAttribute(name, value);
  help.surfaces = surfaces;
  help.guides = starter ? [source('own'), source('starter')] : [source('own')];
  // The panel stays open, and its moves move nothing.
  for (const type of ['waymark-toggle', 'waymark-move'])
    help.addEventListener(type, (event) => event.preventDefault());
  addEventListener('message', ({ origin, data }: MessageEvent<PanelMessage>) => {
    if (origin === location.origin) void show(data);
  });
  parent.postMessage('ready', location.origin);
}

async function show(message: PanelMessage): Promise<void> {
  const before = shown;
  shown = message;
  if (message.run !== before?.run) {
    const run = await ask<Run>('/api/run', { name: message.run });
    document.getElementById('run')!.textContent = run.title ?? run.id;
    help.run = run;
  }
  if (before && message.version !== before.version) for (const listener of listeners) listener();
}

void begin();
