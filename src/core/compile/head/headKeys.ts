import { CONTINUE_HOWS } from '../../model/guide.ts';
import { MOVE_KINDS, type MoveKind } from '../../model/run.ts';
import { TROUBLES } from '../../model/trouble.ts';

/** One key of the front matter: what the compiler, the schema and the editor know of it. */
export interface HeadKey {
  /** `text` is shown as it stands; `prose` may show values of the run. */
  readonly kind: 'text' | 'prose' | 'words' | 'day' | 'opening' | 'wait' | 'condition' | 'true' | 'rules';
  readonly required?: true;
  /** Its meaning, one sentence. */
  readonly meaning: string;
  /** A value as an author might write it in YAML; of a list, one word. */
  readonly example: string;
  /** Every value it can have, where that is known. */
  readonly values?: readonly string[];
  /** For keys of a rule: the moves that it belongs to; absent for all. If the key is `required`, it is for these moves. */
  readonly moves?: readonly MoveKind[];
  /** Most words of a list. */
  readonly most?: number;
}

/** Troubles of runs that have nothing wrong, or that the system retries. */
export const TROUBLES_WITHOUT_GUIDE: readonly string[] = ['none', 'retrying'];

/** The keys of a guide, in the order `waymark new` writes them. */
export const HEAD_KEYS = {
  id: {
    kind: 'text',
    meaning: "The guide's id, which is the name of its file; may be left out.",
    example: 'rate-limited',
  },
  title: {
    kind: 'text',
    required: true,
    meaning: 'The name of the guide, as lists and the panel show it.',
    example: 'Provider rate limit reached',
  },
  type: {
    kind: 'text',
    required: true,
    meaning: 'What kind of guide it is, in a word of your own.',
    example: 'Support',
  },
  role: {
    kind: 'text',
    meaning: '`general` marks the one answer of last resort, which needs no condition.',
    example: 'general',
    values: ['general'],
  },
  trouble: {
    kind: 'words',
    required: true,
    meaning: 'What is wrong with the runs that the guide is for.',
    example: 'failed',
    values: TROUBLES.filter((trouble) => !TROUBLES_WITHOUT_GUIDE.includes(trouble)),
  },
  surfaces: {
    kind: 'words',
    required: true,
    meaning: 'Ids of the screens that control the problem; `waymark.json` declares them.',
    example: 'run-detail',
  },
  summary: {
    kind: 'text',
    required: true,
    meaning: 'What happened, in one sentence.',
    example: 'One sentence on what happened.',
  },
  escalation: {
    kind: 'text',
    required: true,
    meaning: 'When support should be asked, and with what.',
    example: 'When support should be asked, and with what.',
  },
  related: {
    kind: 'words',
    meaning: 'Ids of the guides that are mistaken for this one most often.',
    example: 'run-failed',
    most: 6,
  },
  'related-action': {
    kind: 'text',
    required: true,
    meaning: 'What to look at before anything is done.',
    example: 'What to look at before doing anything.',
  },
  reviewed: {
    kind: 'day',
    meaning: 'The day on which somebody last read the guide against the product.',
    example: '2026-11-20',
  },
  next: {
    kind: 'rules',
    required: true,
    meaning: 'Rules, tried in order, that give the next move; the last one is `otherwise: true`.',
    example: '(a list of rules)',
  },
} as const satisfies Readonly<Record<string, HeadKey>>;

/** The keys of a rule under `next`. */
export const RULE_KEYS = {
  move: {
    kind: 'text',
    required: true,
    meaning: 'What to do.',
    example: 'fix',
    values: MOVE_KINDS,
  },
  how: {
    kind: 'text',
    required: true,
    moves: ['continue'],
    meaning: 'How to continue: wait, resume where it stopped, skip the step, or do nothing.',
    example: 'wait',
    values: CONTINUE_HOWS,
  },
  when: {
    kind: 'condition',
    meaning: 'The condition under which the rule holds, in single quotes; every rule but the last has one.',
    example: "'retry.sameFailure < 3'",
  },
  because: {
    kind: 'prose',
    required: true,
    meaning: 'The reason that stands beside the button.',
    example: 'Limits reset with time; nothing in the run has to change.',
  },
  open: {
    kind: 'opening',
    moves: ['fix'],
    meaning: 'What to open: a screen, a step, or what the fix of the cause that holds opens.',
    example: 'cause else step failing',
  },
  after: {
    kind: 'wait',
    moves: ['retry', 'continue'],
    meaning: 'How long to wait first: a duration, or a signal that holds one, in single quotes.',
    example: "'error.retryAfter else 60s'",
  },
  otherwise: {
    kind: 'true',
    meaning: 'Marks the last rule, which applies when no other does.',
    example: 'true',
  },
} as const satisfies Readonly<Record<string, HeadKey>>;

/** The keys of a translation, which holds prose only. */
export const TRANSLATION_KEYS = {
  of: {
    kind: 'text',
    required: true,
    meaning: 'The hash of the original that was translated; `waymark check` says it.',
    example: "'0c5d41aa'",
  },
  title: HEAD_KEYS.title,
  type: { kind: 'text', meaning: HEAD_KEYS.type.meaning, example: HEAD_KEYS.type.example },
  summary: HEAD_KEYS.summary,
  escalation: HEAD_KEYS.escalation,
  'related-action': HEAD_KEYS['related-action'],
  next: {
    kind: 'rules',
    meaning: 'The reasons of the rules, one `because` each, in the order of the original.',
    example: '(a list of reasons)',
  },
} as const satisfies Readonly<Record<string, HeadKey>>;

/** `surface provider-vault`, `step failing`, `cause`, `cause else step failing`. */
export const OPENING = /^(?:(cause)(?: else (?=s)|$))?(?:(surface|step) ([\w.:/-]{1,200}))?$/;

/** A value of the run, where only plain text is shown. */
export const PLACEHOLDER = /\{([A-Za-z][\w.-]*)\|/;
