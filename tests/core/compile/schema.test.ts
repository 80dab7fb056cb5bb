import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configFaults } from '../../../src/core/compile/config/configFaults.ts';
import { readFolderConfig } from '../../../src/core/compile/config/readFolderConfig.ts';
import { headFaults } from '../../../src/core/compile/head/headFaults.ts';
import { nextFaults } from '../../../src/core/compile/head/nextFaults.ts';
import { configSchema } from '../../../src/core/compile/schema/configSchema.ts';
import { guideSchema, translationSchema } from '../../../src/core/compile/schema/guideSchema.ts';
import { codes, compile, edited, GUIDE } from './guideText.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- its types know no ES module
const ajv = (addFormats as any)(new Ajv({ strictTypes: false, allErrors: true }));
const guide: ValidateFunction = ajv.compile(guideSchema());
const translation: ValidateFunction = ajv.compile(translationSchema());
const config: ValidateFunction = ajv.compile(configSchema());

/** What an editor sees: the front matter alone. */
const headOf = (text: string): unknown =>
  parse(text.slice(4, text.indexOf('\n---', 4) + 1), { schema: 'core', uniqueKeys: true });

const NEXT = /next:\n[^]*?(?=---)/;
const RULE = "when: 'retry.sameFailure < 3'";
const LAST = '    open: surface run-detail\n    otherwise: true\n';

/** Mistakes in the front matter that a schema can tell: the compiler's code, and what is written in the place of what. */
const MISTAKES: readonly (readonly [code: string, piece: string | RegExp, by: string])[] = [
  ['unknown-key', 'summary:', 'sumary:'],
  ['unknown-key', '    because: It may', '    becuase: It may'],
  ['missing-key', 'title: Model not available\n', ''],
  ['missing-key', NEXT, ''],
  ['text-expected', 'title: Model not available', 'title: 404'],
  ['empty-value', 'escalation: Attach the run and the name of the model.', 'escalation:'],
  ['empty-value', 'trouble: [failed]', 'trouble: []'],
  ['list-of-words-expected', 'trouble: [failed]', 'trouble: failed'],
  ['repeated-value', 'surfaces: [run-detail]', 'surfaces: [run-detail, run-detail]'],
  ['unknown-value', 'trouble: [failed]', 'trouble: [fialed]'],
  ['unknown-value', 'type: Support', 'type: Support\nrole: generic'],
  ['unknown-value', 'move: retry\n', 'move: restart\n'],
  ['trouble-without-guide', 'trouble: [failed]', 'trouble: [failed, retrying]'],
  ['bad-date', 'reviewed: 2026-11-20', 'reviewed: 2026-02-30'],
  ['bad-date', 'reviewed: 2026-11-20', 'reviewed: 20 November'],
  ['too-many-related', 'type: Support', 'type: Support\nrelated: [a, b, c, d, e, f, g]'],
  ['placeholder-in-plain-text', 'that the provider', 'that {model|someone}'],
  ['front-matter-not-keys', /title[^]*?(?=---)/, 'title\n'],
  ['next-not-rules', NEXT, 'next: retry\n'],
  ['next-not-rules', NEXT, 'next: [retry]\n'],
  ['missing-move', `move: fix\n${LAST}`, 'otherwise: true\n'],
  ['missing-how', `move: fix\n${LAST}`, 'move: continue\n    otherwise: true\n'],
  ['key-without-effect', LAST, "    after: '60s'\n    otherwise: true\n"],
  ['key-without-effect', LAST, '    how: wait\n    otherwise: true\n'],
  ['key-without-effect', 'move: retry\n', 'move: retry\n    open: step failing\n'],
  ['missing-because', '    because: It may be back.\n', ''],
  ['bad-open', 'surface run-detail', 'run-detail'],
  ['bad-after', 'error.retryAfter else 60s', 'error.retryAfter or 60s'],
  ['bad-after', 'error.retryAfter else 60s', '5 minutes'],
  ['missing-unit', 'error.retryAfter else 60s', 'error.retryAfter else 60'],
  ['after-not-a-duration', 'error.retryAfter else 60s', 'error.status else 60s'],
  ['rule-without-when', `    ${RULE}\n`, ''],
  ['missing-otherwise', '    otherwise: true\n', "    when: 'error.status = 404'\n"],
  ['otherwise-asserts', 'otherwise: true', "otherwise: true\n    when: 'error.status = 404'"],
  ['otherwise-not-true', 'otherwise: true', 'otherwise: yes'],
];

/** Mistakes that a schema of the front matter cannot see, and why. */
const BEYOND: Readonly<Record<string, string>> = {
  'guide-too-big': 'the whole file',
  'front-matter-too-big': 'the whole file',
  'bad-file-name': 'the name of the file',
  'id-mismatch': 'the name of the file',
  unwritten: 'the whole text',
  'no-front-matter': 'what comes before YAML',
  'unclosed-front-matter': 'what comes before YAML',
  'bad-indent': 'what comes before YAML',
  'broken-yaml': 'what comes before YAML',
  'unclosed-text': 'what comes before YAML',
  'tab-in-front-matter': 'what comes before YAML',
  'repeated-key': 'what comes before YAML',
  'yaml-alias': 'what comes before YAML',
  'key-not-text': 'a key is text to a schema',
  'unquoted-condition': 'a value read by YAML is not quoted any more',
  'related-to-itself': 'the name of the file',
  'open-without-fix': 'the sections',
  'rule-never-reached': 'what conditions mean',
  'otherwise-not-last': 'the order of a list',
};

describe('the schemas of front matter and settings', () => {
  const files = readdirSync('guides').filter((name) => name.endsWith('.md'));

  it.each(files)('C56: takes %s', (name) => {
    const isTranslation = /\.\w+\.md$/.test(name);
    const validate = isTranslation ? translation : guide;
    validate(headOf(readFileSync(`guides/${name}`, 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('C56: takes the guide whose mistakes are tried', () => {
    expect([guide(headOf(GUIDE)), guide.errors]).toEqual([true, null]);
  });

  it.each(MISTAKES)('C56: tells %s (%#), as the compiler does', (code, piece, by) => {
    const text = edited(piece, by);
    expect(codes(compile({ model: text }))).toContain(code);
    expect(guide(headOf(text))).toBe(false);
  });

  it('C56: leaves no mistake of the front matter undecided', () => {
    const told = new Set(MISTAKES.map(([code]) => code));
    const known = [headFaults, nextFaults].flatMap((faults) => Object.values(faults).map(codeOf));
    expect(known.filter((code) => !told.has(code) && !Object.hasOwn(BEYOND, code))).toEqual([]);
    expect(Object.keys(BEYOND).filter((code) => told.has(code))).toEqual([]);
  });

  it('C56: keeps keys and conditions of the original out of a translation', () => {
    const head = { of: '0c5d41aa', title: 'a', summary: 'b', escalation: 'c', 'related-action': 'd' };
    expect(translation({ ...head, next: [{ because: 'e' }] })).toBe(true);
    expect(translation({ ...head, trouble: ['failed'] })).toBe(false);
    expect(translation({ ...head, next: [{ because: 'e', move: 'fix' }] })).toBe(false);
    expect(translation({ ...head, of: undefined })).toBe(false);
  });

  it.each([
    [{}, true],
    [{ $schema: '../node_modules/waymark/dist/schema/config.json', starter: false }, true],
    [JSON.parse(readFileSync('guides/waymark.json', 'utf8')), true],
    [{ signals: { 'host.plan': { type: 'string', meaning: 'x', domain: ['a'], family: 'state' } } }, true],
    [[], false],
    [{ surfaces: [] }, false],
    [{ starter: 'no' }, false],
    [{ measured: true }, true],
    [{ measured: 'yes' }, false],
    [{ locale: 'German' }, false],
    [{ surface: {} }, false],
    [{ surfaces: { 'a b': 'x' } }, false],
    [{ surfaces: { billing: '' } }, false],
    [{ signals: { plan: {} } }, false],
    [{ signals: { 'host.a': 1 } }, false],
    [{ signals: { 'host.a': { type: 'text', meaning: 'x' } } }, false],
    [{ signals: { 'host.a': { type: 'string' } } }, false],
    [{ signals: { 'host.a': { type: 'string', meaning: 'x', domain: [1] } } }, false],
    [{ signals: { 'host.a': { type: 'number', meaning: 'x', domain: ['1'] } } }, false],
    [{ signals: { 'host.a': { type: 'string', meaning: 'x', family: 'type' } } }, false],
    [{ signals: { 'host.a': { type: 'string', meaning: 'x', report: 'yes' } } }, false],
    [{ signals: { 'host.a': { type: 'string', meaning: 'x', unit: 's' } } }, false],
  ])('C56: judges the settings %j as the compiler does', (value, good) => {
    expect(config(value)).toBe(good);
    expect(readFolderConfig(JSON.stringify(value), 'waymark.json').problems.length === 0).toBe(good);
  });

  it('C56: describes every key', () => {
    const undescribed = [guideSchema(), translationSchema(), configSchema()].flatMap(({ properties }) =>
      Object.entries(properties as Record<string, { description?: string }>).flatMap(([key, one]) =>
        one.description ? [] : key,
      ),
    );
    expect(undescribed).toEqual([]);
  });

  it('C56: knows every mistake of the settings that has a code', () => {
    const beyond = ['broken-json', 'config-too-big', 'unknown-surface'];
    const known = Object.values(configFaults).map(codeOf);
    const tried = [
      'config-not-keys',
      'unknown-key',
      'bad-starter',
      'bad-measured',
      'bad-locale',
      'bad-surface',
      'bad-signal',
    ];
    expect(known.filter((code) => ![...beyond, ...tried, 'bad-signal-name'].includes(code))).toEqual([]);
  });
});

/** The code of a fault, whatever it is told. */
function codeOf(fault: unknown): string {
  const make = fault as (...told: readonly unknown[]) => { readonly code: string };
  for (const told of [
    ['x', ['x']],
    ['x', 'x', ['x']],
    ['x', 'x'],
  ]) {
    try {
      return make(...told).code;
    } catch {
      // It takes a text where a list was given, or the other way round.
    }
  }
  throw new Error(`This fault takes other words: ${String(fault)}`);
}
