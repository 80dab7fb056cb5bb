import type { MoveKind } from './run.ts';

/** What a link in a guide does when pressed: `surface:id`, `move:kind`, `step:failing` or `step:<id>`. */
export type GuideAction =
  | { readonly surface: string }
  | { readonly move: MoveKind }
  | { readonly step: string };

/**
 * A piece of running text. Tuples keep a compiled guide near the size of its Markdown: the tag first, then its
 * attributes, then its children.
 *
 * - `['strong', …]`, `['em', …]`, `['code', …parts]`, `['br']`
 * - `['link', url, …]` an outside page (http, https or mailto, checked at compile time and again when drawn)
 * - `['do', action, …]` a button wired to the host
 * - `['guide', id, section, …]` another guide; `section` is a section id or `''`
 * - `['run', name, fallback]` a placeholder: see `Placeholder`
 */
export type Inline =
  | string
  | readonly ['strong' | 'em', ...Inline[]]
  | readonly ['code', ...CodePart[]]
  | readonly ['br']
  | readonly ['link', string, ...Inline[]]
  | readonly ['do', GuideAction, ...Inline[]]
  | readonly ['guide', string, string, ...Inline[]]
  | Placeholder;

/**
 * Text of the run, always shown as such and never as markup. A name with a dot is a signal (`error.provider`); one without is a capture of
 * a symptom's phrase (`{model}`). `fallback` is the author's own text, for a run without the value.
 */
export type Placeholder = readonly [tag: 'run', name: string, fallback: string];

/** A piece of code. A placeholder is filled in only where the value is plain (`fillCode`), since operators paste code. */
export type CodePart = string | Placeholder;

/** Running text: symptom sentences, reasons, paragraphs. */
export type Prose = readonly Inline[];

/** The labels a card may carry. */
export const CARD_LABELS = [
  'What it is',
  'When to use it',
  'Where to find it',
  'What happens next',
  'Common mistake',
  'Related action',
  'Tip',
  'It worked when',
  'To prevent it',
  'How long it takes',
  'Who can do it',
] as const;

/** Labels that describe a fix; they may stand in *How to fix it* only. */
export const FIX_CARD_LABELS: readonly CardLabel[] = [
  'It worked when',
  'To prevent it',
  'How long it takes',
  'Who can do it',
];
export type CardLabel = (typeof CARD_LABELS)[number];

/**
 * A block of a guide; the tree is closed, there is no HTML node.
 *
 * - `['p', …inline]`, `['h', 3 | 4, …inline]`, `['pre', language, …parts]`, `['quote', …blocks]`, `['hr']`
 * - `['ul', …items]`, `['ol', start, …items]`; an item is a list of blocks
 * - `['card', label, …blocks]`
 * - `['table', rows]`, first row is the head; a row is a list of cells, a cell is prose
 * - `['symptom', n]` the n-th symptom of the guide's head, so that its sentence ships once
 * - `['cause', n]` the n-th of the body's causes
 * - `['fix', n, …blocks]` how to mend the n-th of the body's causes, in *How to fix it*; its heading is the cause's own text
 * - `['vendor', n]` the n-th of the body's vendor links, alone in its list item
 */
export type Block =
  | readonly ['p', ...Inline[]]
  | readonly ['h', 3 | 4, ...Inline[]]
  | readonly ['pre', string, ...CodePart[]]
  | readonly ['quote', ...Block[]]
  | readonly ['hr']
  | readonly ['ul', ...Item[]]
  | readonly ['ol', number, ...Item[]]
  | readonly ['card', CardLabel, ...Block[]]
  | readonly ['table', readonly (readonly Prose[])[]]
  | readonly ['symptom', number]
  | readonly ['cause', number]
  | readonly ['fix', number, ...Block[]]
  | readonly ['vendor', number];

export type Item = readonly Block[];

/** Every tag a block can have; a reader skips tags of newer guides. */
export const BLOCK_TAGS = [
  'p',
  'h',
  'pre',
  'quote',
  'hr',
  'ul',
  'ol',
  'card',
  'table',
  'symptom',
  'cause',
  'fix',
  'vendor',
] as const;
