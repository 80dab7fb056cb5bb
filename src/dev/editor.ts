import type { DevProblem } from './DevAnswer.ts';

const text = document.querySelector<HTMLTextAreaElement>('#text')!;
const lines = document.querySelector<HTMLPreElement>('#lines')!;
const list = document.querySelector<HTMLUListElement>('#problems')!;
const count = document.querySelector<HTMLSpanElement>('#count')!;
/** As the style sheet says. */
const LINE_HEIGHT = 20;

/** The text of the guide, with the numbers of its lines and its problems. */
export const editor = {
  get text(): string {
    return text.value;
  },
  set text(value: string) {
    text.value = value;
    number([]);
  },

  /** Calls back at every key. */
  onInput(listener: () => void): void {
    text.addEventListener('input', () => {
      number([]);
      listener();
    });
    text.addEventListener('scroll', () => void (lines.scrollTop = text.scrollTop));
  },

  /** Shows the problems of the text as it is now. */
  show(problems: readonly DevProblem[]): void {
    number(problems);
    count.textContent = problems.length === 0 ? 'none' : String(problems.length);
    list.replaceChildren(...problems.map(problemItem));
  },

  /** Puts the cursor at a place, lines and columns from 1. */
  goTo(line: number, column = 1, length = 0): void {
    const all = text.value.split('\n');
    const before = all.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(before + column - 1, before + column - 1 + length);
    text.scrollTop = Math.max(0, (line - 5) * LINE_HEIGHT);
  },
};

function number(problems: readonly DevProblem[]): void {
  const worst = new Map<number, string>();
  for (const { line = 1, severity } of problems) if (worst.get(line) !== 'error') worst.set(line, severity);
  const numbers = text.value.split('\n').map((_, at) => {
    const severity = worst.get(at + 1);
    const mark = document.createElement(severity === 'error' ? 'b' : severity ? 'i' : 'span');
    mark.textContent = `${at + 1}\n`;
    return mark;
  });
  lines.replaceChildren(...numbers);
  lines.scrollTop = text.scrollTop;
}

function problemItem({
  severity,
  code,
  message,
  why,
  hint,
  line = 1,
  column = 1,
  length,
  edit,
}: DevProblem): HTMLLIElement {
  const item = document.createElement('li');
  const place = document.createElement('button');
  place.type = 'button';
  place.className = 'place';
  place.textContent = `${line}:${column}`;
  place.addEventListener('click', () => editor.goTo(line, column, length));
  item.append(place, ' ', element('span', severity, `${severity} ${code}`), element('p', '', message));
  if (why) item.append(element('p', 'quiet', why));
  if (hint) item.append(element('p', '', `→ ${hint}`));
  if (edit) {
    const mend = document.createElement('button');
    mend.type = 'button';
    mend.textContent = `Write ${edit.text.trim()}`;
    mend.addEventListener('click', () => {
      editor.goTo(line, edit.from + 1, edit.to - edit.from);
      // Typed, not set, so that it can be undone.
      // oxlint-disable-next-line typescript/no-deprecated -- nothing else keeps the history of a text field
      document.execCommand('insertText', false, edit.text);
    });
    item.append(mend);
  }
  return item;
}

function element(name: 'p' | 'span', className: string, said: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = said;
  return made;
}
