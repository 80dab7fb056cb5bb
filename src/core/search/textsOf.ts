import type { Atom, Expression } from '../model/condition.ts';
import type { GuideBody, GuideHead } from '../model/guide.ts';
import { plainProse } from '../model/plainProse.ts';

/** Weight of a word by the field it is in. */
export const FIELD_WEIGHTS = {
  title: 10,
  sign: 7,
  id: 6,
  symptom: 4,
  summary: 3,
  concept: 3,
  body: 1,
} as const;

/** The searched texts of a guide, with their weights. Unreadable parts of a newer guide are left out. */
export function textsOf(
  head: GuideHead,
  atoms: readonly Atom[],
): readonly (readonly [text: string, weight: number])[] {
  const texts: (readonly [string, number])[] = [
    [head.title, FIELD_WEIGHTS.title],
    [head.id, FIELD_WEIGHTS.id],
    [head.summary, FIELD_WEIGHTS.summary],
  ];
  for (const { text, headline, any } of head.symptoms) {
    for (const prose of [headline, text]) {
      if (prose) texts.push([plainProse(prose, (_, fallback) => fallback), FIELD_WEIGHTS.symptom]);
    }
    for (const { when } of any) {
      // A condition that is combined with another is no sign by itself.
      const weight = typeof when === 'number' ? FIELD_WEIGHTS.sign : FIELD_WEIGHTS.sign / 2;
      for (const sign of signsOf(when, atoms)) texts.push([sign, weight]);
    }
  }
  return texts;
}

/** Values that conditions compare with: codes, types, statuses and phrases, except those under a *not*. */
function signsOf(when: Expression, atoms: readonly Atom[]): readonly string[] {
  if (typeof when === 'number') {
    const { op, value } = atoms[when] ?? {};
    if (value === undefined || (op !== '=' && op !== 'in' && op !== 'contains')) return [];
    return [value]
      .flat()
      .filter((one) => typeof one !== 'boolean')
      .map(String);
  }
  const [kind, ...parts] = when;
  return kind === 'not' ? [] : parts.flatMap((part) => signsOf(part, atoms));
}

/** The texts of a body, without ids and addresses: a paragraph, an item or a cell each. */
export function bodyTexts({ lead, sections, causes }: GuideBody): readonly string[] {
  const texts: string[] = [];
  collectTexts(
    [lead, sections.map(({ intro, blocks }) => [intro, blocks]), causes.map(({ text }) => [text])],
    texts,
  );
  return texts;
}

/** Number of entries at the start of a tuple that are no text: the tag and its attributes. */
const ATTRIBUTES: Readonly<Record<string, number>> = {
  p: 1,
  h: 2,
  pre: 2,
  quote: 1,
  ul: 1,
  ol: 2,
  card: 2,
  table: 1,
  fix: 2,
  strong: 1,
  em: 1,
  code: 1,
  link: 2,
  do: 2,
  guide: 3,
  run: 2,
  symptom: 2,
  cause: 2,
  vendor: 2,
  hr: 1,
  br: 1,
};

const INLINE = new Set<unknown>(['strong', 'em', 'code', 'link', 'do', 'guide', 'run']);

/** Whatever a newer guide holds: what has words or markup of words among its children is one text, anything else holds texts. */
function collectTexts(value: unknown, texts: string[]): void {
  if (!Array.isArray(value)) return;
  const children = childrenOf(value);
  const isText = children.some(
    (child) => typeof child === 'string' || (Array.isArray(child) && INLINE.has(child[0])),
  );
  if (isText) texts.push(children.map(wordsIn).join('').trim());
  else for (const child of children) collectTexts(child, texts);
}

function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value[0] === 'br' ? ' ' : childrenOf(value).map(wordsIn).join('');
}

function childrenOf(value: readonly unknown[]): readonly unknown[] {
  const [tag] = value;
  return value.slice(typeof tag === 'string' && Object.hasOwn(ATTRIBUTES, tag) ? ATTRIBUTES[tag]! : 0);
}
