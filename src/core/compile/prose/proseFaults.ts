import { CARD_LABELS } from '../../model/prose.ts';
import { SHOWN_SIGNALS } from '../../model/signal/shownSignals.ts';
import { MOVE_KINDS } from '../../model/run.ts';
import { type Fault, wrong } from '../source/collectFaults.ts';
import { didYouMean, mendTo } from '../../model/value/nearest.ts';

const SCHEMES = ['surface:', 'move:', 'step:', 'https:', 'http:', 'mailto:', './other-guide.md'];

/** Problems in running text: markup, links, captured text. */
export const proseFaults = {
  misplaced: () =>
    wrong(
      'condition-misplaced',
      'A condition has no effect here.',
      'Only the end of an item of *Symptoms* or *Likely causes*, or a nested item of its own, is read as a rule.',
      'Move the code span to the end of the item; give each further alternative a nested item.',
    ),
  misspelt: (written: string, meant: string): Fault => ({
    ...wrong(
      'condition-without-when',
      'This looks like a condition and opens with other words.',
      'It would be shown as text and never checked.',
      `Did you mean \`${meant}\`?`,
    ),
    mend: { from: written, to: meant },
  }),
  conditionInTranslation: () =>
    wrong(
      'condition-in-translation',
      'A translation holds no conditions.',
      'The rules of a guide stand in its original alone, so that they cannot drift apart.',
      'Take the code span out; the items are paired with those of the original.',
    ),
  headingTooHigh: (level: number) =>
    wrong(
      'heading-too-high',
      `A heading of level ${level} cannot stand here.`,
      'The title is the only heading above the five sections.',
      level === 1 ? 'Take it out; the title stands in the front matter.' : 'Use `###`.',
    ),
  headingTooDeep: (level: number) =>
    wrong(
      'heading-too-deep',
      `A heading of level ${level} is too deep.`,
      'In a narrow panel nobody can tell such headings apart.',
      'Use `###` or `####`.',
    ),
  rawHtml: () =>
    wrong(
      'raw-html',
      'HTML cannot stand in a guide.',
      'Guides are shown inside other products, where a tag could run code or break the page.',
      'Write it in Markdown; put a tag that should be read in backticks.',
    ),
  image: () =>
    wrong(
      'image',
      'Images cannot stand in a guide.',
      'They are not in the compiled guide, would not be there offline, and cannot be read aloud.',
      'Say in words what it shows, or link to the page that has it.',
    ),
  unsafeLink: (url: string) =>
    wrong(
      'unsafe-link',
      `\`${shortened(url)}\` is not a link a guide may hold.`,
      'It could run code in the host, or hide where it leads.',
      'Use https, http or mailto, without a name or password before the host.',
    ),
  unknownScheme: (scheme: string): Fault => ({
    ...wrong(
      'unknown-link-scheme',
      `\`${shortened(scheme)}\` is not a kind of link.`,
      'The host would not know what to do with it.',
      didYouMean(scheme, SCHEMES),
    ),
    ...mendTo(scheme, SCHEMES),
  }),
  relativeLink: (url: string) =>
    wrong(
      'relative-link',
      `\`${shortened(url)}\` leads nowhere.`,
      'A guide is shown inside other products, where a path means another page in each.',
      'Write the whole address with https, `./other-guide.md` for a guide, or `surface:<id>` for a screen of the host.',
    ),
  linkToItself: (): Fault => ({
    code: 'link-to-itself',
    severity: 'warning',
    message: 'This link leads to the guide it stands in.',
    why: 'An operator who follows it stays where they are.',
    hint: 'Name a section, such as `#fix`, or another guide.',
  }),
  emptyLink: () =>
    wrong(
      'empty-link',
      'This link has no text.',
      'Nobody could see or press it.',
      'Write what it does between the brackets.',
    ),
  unknownMove: (move: string): Fault => ({
    ...wrong(
      'unknown-move',
      `There is no move \`${shortened(move)}\`.`,
      'Its button would do nothing.',
      didYouMean(move, MOVE_KINDS),
    ),
    ...mendTo(move, MOVE_KINDS),
  }),
  badStep: (step: string) =>
    wrong(
      'bad-step-link',
      `\`step:${shortened(step)}\` names no step.`,
      'Its button would open nothing.',
      'Write `step:failing` for the step the guide is about, or `step:` and the id of a step.',
    ),
  unknownAnchor: (anchor: string, known: readonly string[]): Fault => ({
    ...wrong(
      'unknown-anchor',
      `There is no section \`#${shortened(anchor)}\`.`,
      'The link would open the guide at its top.',
      didYouMean(anchor, known),
    ),
    ...mendTo(anchor, known),
  }),
  unknownCard: (label: string): Fault => ({
    ...wrong(
      'unknown-card',
      `There is no card \`${shortened(label)}\`.`,
      'A paragraph that begins with a bold label is a card, and only these labels have a form.',
      didYouMean(label, CARD_LABELS),
    ),
    ...mendTo(label, CARD_LABELS),
  }),
  emptyCard: (label: string) =>
    wrong(
      'empty-card',
      `The card \`${label}\` says nothing.`,
      'An empty box would be shown.',
      'Fill it in, or take it out.',
    ),
  unknownCapture: (name: string, captured: readonly string[], inCode: boolean) =>
    wrong(
      'unknown-capture',
      `No phrase captures \`{${name}}\`.`,
      'The fallback would be shown in every run.',
      `${
        captured.length > 0
          ? didYouMean(name, captured)
          : `Capture it in a symptom, such as \`when log contains "model {${name}} not found"\`.`
      }${inCode ? ' Braces that are meant as they stand have a space after the first.' : ''}`,
    ),
  signalNotShown: (name: string) =>
    wrong(
      'signal-not-shown',
      `\`${name}\` cannot be shown in the text.`,
      'Only codes, names and counts of the run have a place in a sentence; the fallback would be shown in every run.',
      `Take it out, or show one of ${SHOWN_SIGNALS.map((one) => `\`${one}\``).join(', ')}.`,
    ),
  placeholderInLink: (name: string) =>
    wrong(
      'placeholder-in-link',
      `\`{${name}}\` stands inside a link.`,
      'The value comes from a run, where anyone can write; in an address it could lead anywhere.',
      'Move it into the sentence around.',
    ),
  withoutFallback: (name: string) =>
    wrong(
      'placeholder-without-fallback',
      `\`{${name}}\` does not say what to show when the run holds no value.`,
      'Not every run that fits has it.',
      `Write \`{${name}|the ${wordsOf(name)}}\`, with words that are always right.`,
    ),
  splitPlaceholder: (opening: string) =>
    wrong(
      'placeholder-in-table',
      `\`${opening}|\` ends the cell of a table.`,
      'In a table every `|` begins a cell, so the placeholder is cut in two.',
      `Write \`${opening}\\|…}\`.`,
    ),
  unusedCapture: (name: string): Fault => ({
    code: 'unused-capture',
    severity: 'warning',
    message: `\`{${name}}\` is captured and never shown.`,
    why: 'Capturing is only of use for the text.',
    hint: `Use it in the text as \`{${name}|…}\`, or write \`*\` in its place.`,
  }),
} as const;

/** `retryAfter`, `error.retry-after` as words: `retry after`. */
function wordsOf(name: string): string {
  return name
    .slice(name.indexOf('.') + 1)
    .replace(/[-_]|(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
