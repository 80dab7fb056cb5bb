import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { GUIDE } from '../../core/compile/guideText.ts';
import { type FileMistake, type Mistake } from './mistake.ts';

/** Mistakes in a translation, beside another guide, and in `waymark.json`. */
export const FOLDER_MISTAKES: readonly Mistake[] = [
  ['a symptom that is missing in a translation', '- Der Schlüssel darf es nicht\n', '', null, 'other.de.md'],
  ['a step that is missing in a translation', /2\. \[Noch einmal.*\n/, '', null, 'other.de.md'],
  ['a card that is missing in a translation', /\*\*Was es ist:\*\*.*\n/, '', null, 'other.de.md'],
  ['a reason that is missing in a translation', / {2}- because: Nimm.*\n/, '', null, 'other.de.md'],
  [
    'all reasons that are missing in a translation',
    /next:\n(?: {2}- because: .*\n)+/,
    '',
    null,
    'other.de.md',
  ],
  ['a section that is missing in a translation', /## Wohin[^]*?(?=## Wann)/, '', null, 'other.de.md'],
  ['the last section that is missing in a translation', /\n## Wann[^]*/, '', null, 'other.de.md'],
  [
    'a condition in a translation',
    '- Der Schlüssel darf es nicht',
    '- Der Schlüssel darf es nicht `rules out when error.status = 403`',
    null,
    'other.de.md',
  ],
  [
    'a key of the original in a translation',
    'title: Modell',
    'trouble: [failed]\ntitle: Modell',
    null,
    'other.de.md',
  ],
  ['a translation that does not say of what', /of: .*\n/, '', null, 'other.de.md'],
  ['a translation of an older text', /of: .*/, "of: '0000000000000000'", null, 'other.de.md'],
  [
    'a capture in a translation that is misspelt',
    '{model|das Modell}',
    '{modle|das Modell}',
    undefined,
    'other.de.md',
  ],
  [
    'a guide with the conditions of another',
    /(?<=\n)---\n\nThe provider[^]*$/,
    GUIDE.slice(GUIDE.indexOf('---\n\nThe provider')),
    null,
    'other.md',
  ],
  [
    'a config that is no JSON',
    '"run-detail": "Run detail",',
    '"run-detail": "Run detail"',
    null,
    'waymark.json',
  ],
  ['a key of the config that is misspelt', '"locale"', '"local"', null, 'waymark.json'],
  ['a signal without its prefix', '"host.runsOnKey"', '"runsOnKey"', null, 'waymark.json'],
  ['a type of a signal that there is not', '"number"', '"integer"', null, 'waymark.json'],
  ['a surface without a label', '"provider-vault": "API keys"', '"provider-vault": ""', null, 'waymark.json'],
  ['a key of a signal that is misspelt', '"meaning"', '"mening"', null, 'waymark.json'],
  ['a language that is none', '"locale": "en"', '"locale": "English"', null, 'waymark.json'],
  ['a case that is no JSON', '"move":"fix"}', '"move":"fix"', null, 'model.cases.jsonl'],
  ['a case without an input', '"input"', '"run"', null, 'model.cases.jsonl'],
  ['a case that expects nothing', ',"lead":"rich","move":"fix"', '', null, 'model.cases.jsonl'],
  ['a case for a guide that is misspelt', '"lead":"rich"', '"lead":"rihc"', null, 'model.cases.jsonl'],
  ['a case for another guide', '"lead":"rich"', '"lead":"other"', null, 'model.cases.jsonl'],
  ['a case for a move that is misspelt', '"fix"', '"fxi"', null, 'model.cases.jsonl'],
  ['a case for another move', '"fix"', '"report"', null, 'model.cases.jsonl'],
];

/** What is wrong with files and not with what stands in them. */
export const FILE_MISTAKES: readonly FileMistake[] = [
  {
    name: 'a guide that is not UTF-8',
    spoil: (folder) => appendFileSync(join(folder, 'model.md'), Buffer.from('Gr\u00fc\u00dfe.\n', 'latin1')),
    mend: (folder) => writeFileSync(join(folder, 'model.md'), `${GUIDE}Grüße.\n`),
  },
  {
    name: 'a guide in UTF-16',
    spoil: (folder) => writeFileSync(join(folder, 'model.md'), Buffer.from(`\ufeff${GUIDE}`, 'utf16le')),
    mend: (folder) => writeFileSync(join(folder, 'model.md'), GUIDE),
  },
  {
    name: 'a folder that is named as a guide',
    spoil: (folder) => mkdirSync(join(folder, 'x.md')),
    mend: (folder) => rmdirSync(join(folder, 'x.md')),
  },
  {
    name: 'a link that leads to itself',
    spoil: (folder) => symlinkSync('loop.md', join(folder, 'loop.md')),
    mend: (folder) => unlinkSync(join(folder, 'loop.md')),
  },
  {
    name: 'a link that leads nowhere',
    spoil: (folder) => symlinkSync('gone.txt', join(folder, 'nowhere.md')),
    mend: (folder) => unlinkSync(join(folder, 'nowhere.md')),
  },
  {
    name: 'a guide in a folder below',
    spoil: (folder) => {
      mkdirSync(join(folder, 'more'));
      renameSync(join(folder, 'rich.md'), join(folder, 'more', 'rich.md'));
    },
    mend: (folder) => {
      renameSync(join(folder, 'more', 'rich.md'), join(folder, 'rich.md'));
      rmdirSync(join(folder, 'more'));
    },
  },
  {
    name: 'a guide whose name is no id',
    spoil: (folder) => renameSync(join(folder, 'rich.md'), join(folder, 'Rich Guide.md')),
    mend: (folder) => renameSync(join(folder, 'Rich Guide.md'), join(folder, 'rich.md')),
  },
  {
    name: 'a translation of no guide',
    spoil: (folder) => renameSync(join(folder, 'other.de.md'), join(folder, 'othr.de.md')),
    mend: (folder) => renameSync(join(folder, 'othr.de.md'), join(folder, 'other.de.md')),
  },
  {
    name: 'a guide that is a book',
    spoil: (folder) => writeFileSync(join(folder, 'model.md'), GUIDE + 'And so on.\n'.repeat(7_000)),
    mend: (folder) => writeFileSync(join(folder, 'model.md'), GUIDE),
  },
];
