import { ask, send } from './ask.ts';
import type { DevAnswer, DevStart, PanelMessage } from './DevAnswer.ts';
import { editor } from './editor.ts';
import { showRuns } from './showRuns.ts';

const guides = document.querySelector<HTMLSelectElement>('#guide')!;
const save = document.querySelector<HTMLButtonElement>('#save')!;
const state = document.querySelector<HTMLParagraphElement>('#state')!;
const narrow = document.querySelector<HTMLInputElement>('#narrow')!;
const dark = document.querySelector<HTMLInputElement>('#dark')!;
const frame = document.querySelector<HTMLIFrameElement>('#panel')!;
const why = document.querySelector<HTMLDetailsElement>('#why')!;
const reasons = document.querySelector<HTMLPreElement>('#reasons')!;

/** What the file held when it was read. */
let saved = '';
let answer: DevAnswer | undefined;
let chosen: string | undefined;
let isAsking = false;
let isPanelReady = false;

function say(text: string, isWrong = false): void {
  state.textContent = text;
  state.dataset['is'] = isWrong ? 'wrong' : '';
}

function showSaved(): void {
  save.disabled = editor.text === saved;
  say(save.disabled ? 'Saved' : 'Not saved');
}

/** Asks what comes of the text, and again where it has changed meanwhile: one question at a time, the last text always. */
async function tell(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    for (let text: string | undefined; text !== editor.text;) {
      text = editor.text;
      answer = await send<DevAnswer>('/api/draft', { guide: guides.value, text });
    }
    showAnswer();
  } catch (error) {
    say(`The server does not answer: ${String(error)}`, true);
  } finally {
    isAsking = false;
  }
}

function showAnswer(): void {
  if (!answer || answer.guide !== guides.value) return;
  editor.show(answer.problems);
  const { guide, runs } = answer;
  chosen ??= (runs.find(({ lead }) => lead === guide) ?? runs.find(({ standing }) => standing) ?? runs[0])
    ?.name;
  showRuns(answer, chosen, (run) => {
    chosen = run;
    showAnswer();
  });
  document.body.dataset['version'] = String(answer.version);
  document.body.dataset['took'] = String(answer.took);
  showPanel();
  void showReasons();
}

function showPanel(): void {
  frame.classList.toggle('narrow', narrow.checked);
  if (!answer || chosen === undefined || !isPanelReady) return;
  const message: PanelMessage = { run: chosen, version: answer.version };
  frame.contentWindow!.postMessage(message, location.origin);
}

/** The frame as a page of its own in the chosen theme; it says when it is ready. */
function loadPanel(): void {
  isPanelReady = false;
  frame.src = `/panel?theme=${dark.checked ? 'dark' : 'light'}`;
}

async function showReasons(): Promise<void> {
  const run = answer?.runs.find(({ name }) => name === chosen);
  why.hidden = !run || run.lead === answer?.guide;
  if (why.hidden || !why.open || !run) return;
  reasons.textContent = await ask<string>('/api/why', { guide: guides.value, run: run.name });
}

async function open(id: string, line?: number, column?: number): Promise<void> {
  guides.value = id;
  chosen = undefined;
  saved = await ask<string>('/api/text', { guide: id });
  editor.text = saved;
  showSaved();
  await tell();
  const place = line === undefined ? answer?.problems[0] : { line, column: column ?? 1, length: 0 };
  if (place?.line !== undefined) editor.goTo(place.line, place.column, place.length);
}

async function listGuides(): Promise<DevStart> {
  const start = await ask<DevStart>('/api/start');
  const options = start.guides.map(({ id, errors, warnings }) => {
    const option = document.createElement('option');
    option.value = id;
    const marks = [errors && `${errors} wrong`, warnings && `${warnings} to look at`].filter(Boolean);
    option.textContent = marks.length > 0 ? `${id} (${marks.join(', ')})` : id;
    return option;
  });
  const { value } = guides;
  guides.replaceChildren(...options);
  if (value) guides.value = value;
  return start;
}

async function saveText(): Promise<void> {
  const text = editor.text;
  try {
    await send('/api/save', { guide: guides.value, text, was: saved });
    saved = text;
    showSaved();
    await listGuides();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  }
}

/** Follows what is changed on the disk; what is not saved here stays. */
async function follow(): Promise<void> {
  for (let since = 0; ;) {
    const now = await ask<number>('/api/changed', { since: String(since) });
    if (since > 0 && now > since) {
      await listGuides();
      const text = await ask<string>('/api/text', { guide: guides.value });
      if (text !== saved && editor.text === saved) {
        saved = text;
        editor.text = text;
        showSaved();
      }
      await tell();
    }
    since = now;
  }
}

/** `#index-locked:33:11`: the guide, the line and the column. */
function placeIn(hash: string): readonly [id: string, line?: number, column?: number] | undefined {
  const [, id, line, column] = /^#([\w-]+)(?::(\d+)(?::(\d+))?)?$/.exec(hash) ?? [];
  if (id === undefined) return undefined;
  if (!line) return [id];
  return column ? [id, Number(line), Number(column)] : [id, Number(line)];
}

async function begin(): Promise<void> {
  const { guides: all } = await listGuides();
  const first = all.find(({ errors }) => errors > 0) ?? all[0];
  const place = placeIn(location.hash);
  if (place && all.some(({ id }) => id === place[0])) await open(...place);
  else if (first) await open(first.id);
  else say('There is no guide in this folder. `waymark new <id>` writes a first one.', true);
  await follow();
}

editor.onInput(() => {
  showSaved();
  void tell();
});
guides.addEventListener('change', () => void (location.hash = guides.value));
addEventListener('hashchange', () => {
  const place = placeIn(location.hash);
  if (!place || (place[0] === answer?.guide && place[1] === undefined)) return;
  const isLost = editor.text !== saved && place[0] !== answer?.guide;
  if (isLost && !confirm('What is not saved will be lost.')) guides.value = answer?.guide ?? '';
  else void open(...place);
});
save.addEventListener('click', () => void saveText());
addEventListener('keydown', (event) => {
  if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  void saveText();
});
addEventListener('beforeunload', (event) => editor.text !== saved && event.preventDefault());
narrow.addEventListener('change', showPanel);
dark.addEventListener('change', loadPanel);
why.addEventListener('toggle', () => void showReasons());
dark.checked = matchMedia('(prefers-color-scheme: dark)').matches;
addEventListener('message', ({ source, origin }) => {
  if (source !== frame.contentWindow || origin !== location.origin) return;
  isPanelReady = true;
  showPanel();
});
loadPanel();
begin().catch((error: unknown) => say(String(error), true));
