import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/compile/compileCatalog.ts';
import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { SIGNALS } from '../../../src/core/model/signal/signals.ts';
import { codes, compile, CONFIG, edited, GUIDE, NOW } from './guideText.ts';
import { EXAMPLE, RELATED } from './exampleGuide.ts';

const head = (text: string = GUIDE) => compile({ model: text }).index.guides[0]!;
const body = (text: string = GUIDE) => compile({ model: text }).bodies.get('model')!;

describe('compileCatalog', () => {
  it('compiles the example of the design, with nothing but warnings on missing intros', () => {
    const catalog = compile({ 'rate-limited': EXAMPLE, ...RELATED });
    expect(codes(catalog)).toEqual(['missing-intro', 'missing-intro']);
    const guide = catalog.index.guides.find(({ id }) => id === 'rate-limited')!;
    expect(guide.symptoms.map(({ any, rulesOut }) => [any.length, rulesOut?.length])).toEqual([
      [3, undefined],
      [0, 1],
    ]);
    expect(guide.next.map(({ move, open, after }) => ({ move, open, after }))).toEqual([
      { move: 'fix', open: undefined, after: undefined },
      { move: 'retry', open: undefined, after: { signal: 'error.retryAfter', else: 60_000 } },
      { move: 'fix', open: { surface: 'provider-vault' }, after: undefined },
    ]);
    expect(catalog.bodies.get('rate-limited')!.atoms).toEqual([
      { signal: 'host.runsOnKey', op: '>', value: 1, family: 'state' },
    ]);
  });

  it('C12: puts what a guide is found by into the head, its facts and reasons into the body', () => {
    const { symptoms, next, ...rest } = head();
    expect(rest).toEqual({
      id: 'model',
      title: 'Model not available',
      trouble: ['failed'],
      surfaces: ['run-detail'],
      summary: 'The run asked for a model that the provider does not offer.',
    });
    expect([symptoms.length, next.length]).toEqual([2, 2]);
    const { facts, because } = compile({ model: GUIDE }).bodies.get('model')!;
    expect(facts).toEqual({
      type: 'Support',
      escalation: 'Attach the run and the name of the model.',
      related: [],
      relatedAction: 'Look at the step that named the model.',
      reviewed: '2026-11-20',
    });
    expect(because).toEqual([['It may be back.'], ['Choose another model.']]);
  });

  it('C14: marks the general guide, which needs no condition', () => {
    const general = GUIDE.replace(
      /- The provider does not know[^]*error\.status = 403`/,
      '- It is red',
    ).replace('type: Support', 'type: Support\nrole: general');
    const catalog = compile({ model: general });
    expect(codes(catalog)).toEqual([]);
    expect(catalog.index.guides[0]!.role).toBe('general');
  });

  it('C31: keeps alternatives and gates apart', () => {
    const { symptoms } = head();
    const [missing, forbidden] = symptoms;
    expect(missing!.text).toEqual(['The provider does not know ', ['run', 'model', 'the model']]);
    expect(missing!.any.map(({ minor }) => minor)).toEqual([undefined, true]);
    expect(forbidden).toMatchObject({ text: ['The key may not use it'], any: [] });
    expect(forbidden!.rulesOut).toHaveLength(1);
  });

  it('C37: keeps the conditions of symptoms as written, in the body, one for each alternative', () => {
    expect(body().signs).toEqual([
      ['error.code = model_not_found', 'log contains "model {model} does not exist"'],
      [],
    ]);
    const reversed = edited('`when error.code', '`minor when error.status = 404`\n  - `when error.code');
    expect(body(reversed).signs[0]).toEqual([
      'error.code = model_not_found',
      'error.status = 404',
      'log contains "model {model} does not exist"',
    ]);
    expect(JSON.stringify(head())).not.toContain('error.code = model_not_found');
  });

  it('C32: leaves lists of symptoms and causes in the sections', () => {
    const { sections, causes } = body();
    expect(sections.map(({ id }) => id)).toEqual(['symptoms', 'causes', 'fix', 'where', 'support']);
    expect(sections[0]!.blocks).toEqual([
      ['card', 'What it is', ['p', 'A name that leads nowhere.']],
      ['ul', [['symptom', 0]], [['symptom', 1]]],
    ]);
    expect(sections[1]!.blocks).toEqual([['ul', [['cause', 0]], [['cause', 1]]]]);
    expect(causes.map(({ text, any }) => [text, any?.length])).toEqual([
      [['The model was retired'], 1],
      [['The name is misspelt'], undefined],
    ]);
  });

  it('C32: keeps what else stands in an item', () => {
    const { blocks } = body(
      edited(
        '- The name is misspelt',
        '- The name is misspelt\n\n  Look twice.\n  - in the step\n  - in the key',
      ),
    ).sections[1]!;
    expect(blocks[0]).toEqual([
      'ul',
      [['cause', 0]],
      [
        ['cause', 1],
        ['p', 'Look twice.'],
        ['ul', [['p', 'in the step']], [['p', 'in the key']]],
      ],
    ]);
  });

  it('C34: takes a symptom that only the operator can see', () => {
    expect(
      codes(compile({ model: edited('- The key may', '- The answer sounds odd\n- The key may') })),
    ).toEqual([]);
  });

  it('C25: puts comparisons of one signal and operator side by side, whichever guide has them', () => {
    const { atoms, guides } = compile({
      'a-one': edited('error.code = model_not_found', 'error.status = 410'),
      'b-two': edited('error.code = model_not_found', 'error.status = 411'),
      'c-three': edited('error.code = model_not_found', 'error.code = gone'),
    }).index;
    const groups = atoms.map(({ signal, op }) => `${signal} ${op}`);
    expect(groups).toEqual([...groups].sort());
    expect(guides.map(({ symptoms: [first] }) => atoms[first!.any[0]!.when as number]!.value)).toEqual([
      410,
      411,
      'gone',
    ]);
  });

  it('C25: interns equal comparisons across guides, and gives causes atoms of their own', () => {
    const other = edited(
      'model_not_found',
      'model_gone',
      edited('{model}', '*', edited('{model|the model}', 'it')),
    );
    const { index, bodies, problems } = compile({ model: GUIDE, other });
    expect(problems).toEqual([]);
    const keys = index.atoms.map(({ signal, op, value }) => JSON.stringify([signal, op, value]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(index.guides[0]!.symptoms[1]!.rulesOut![0]!.when).toBe(
      index.guides[1]!.symptoms[1]!.rulesOut![0]!.when,
    );
    expect(bodies.get('model')!.atoms).toEqual([
      { signal: 'error.code', op: '=', value: 'model_retired', family: 'declared' },
    ]);
  });

  it('C25: points every expression of a guide by itself into its own atoms', () => {
    const { guide, problems } = compileFile({ file: 'model.md', text: GUIDE }, createVocabulary(CONFIG));
    expect(problems).toEqual([]);
    expect(guide!.atoms.map(({ signal }) => signal)).toEqual([
      'error.code',
      'log',
      'error.status',
      'retry.sameFailure',
    ]);
  });

  it('C27: takes no two guides with the same conditions, however they are written', () => {
    const other = GUIDE.replace(
      '`when error.code = model_not_found`',
      '`when not error.code != MODEL_NOT_FOUND`',
    )
      .replace('`minor when log contains "model {model}', '`when log contains "Model {model}')
      .replace('title: Model not available', 'title: Another');
    const catalog = compile({ model: GUIDE, other });
    expect(catalog.problems.map(({ code, file, line, message }) => [code, file, line, message])).toEqual([
      ['same-conditions', 'guides/other.md', 2, 'This guide has the same conditions as guides/model.md.'],
    ]);
    expect(
      codes(compile({ model: GUIDE, other: edited('trouble: [failed]', 'trouble: [cancelled]', other) })),
    ).toEqual([]);
  });

  it('C15: names dead related guides and links with their place', () => {
    const text = edited('type: Support', 'type: Support\nrelated: [model-retired]').replace(
      'move:retry',
      './model-gone.md#how-to-fix-it',
    );
    const { problems } = compile({ model: text, 'model-gonee': edited('model_not_found', 'x') });
    expect(
      problems.map(({ code, line, column, length, hint }) => [code, line, column, length, hint]),
    ).toEqual([
      ['dead-related-guide', 4, 11, 13, 'Known here: `model`, `model-gonee`.'],
      ['dead-guide-link', 47, 12, 29, 'Did you mean `model-gonee`?'],
    ]);
  });

  it('C15: lets guides of another source be named, when they are known', () => {
    const text = edited('type: Support', 'type: Support\nrelated: [run-failed, other-gone]').replace(
      'move:retry',
      './run-failed.md#fix',
    );
    const files = [{ file: 'guides/model.md', text }];
    const { problems } = compileCatalog(files, {
      now: NOW,
      config: CONFIG,
      known: ['run-failed', 'other-guide'],
    });
    expect(problems.map(({ code, column, hint }) => [code, column, hint])).toEqual([
      ['dead-related-guide', 23, 'Did you mean `other-guide`?'],
    ]);
  });

  it('C14: takes one general guide', () => {
    const general = edited('type: Support', 'type: Support\nrole: general');
    const { problems } = compile({ a: general, b: general.replace('model_not_found', 'x') });
    expect(problems.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['second-general-guide', 'guides/b.md', 4],
    ]);
  });

  it('C1: takes an id once, also from another folder', () => {
    const files = ['a/model.md', 'b/model.md'].map((file) => ({ file, text: GUIDE }));
    const { problems, index } = compileCatalog(files, { now: NOW, config: CONFIG });
    expect(problems.map(({ code, file, message }) => [code, file, message])).toEqual([
      ['repeated-id', 'b/model.md', 'The guide `model` already stands in a/model.md.'],
    ]);
    expect(index.guides.length).toBe(1);
  });

  it('C4: leaves a guide with an error out, and lets others name it', () => {
    const broken = edited('model_not_found', 'x').replace('## Where to go', '## Where');
    const { index, bodies, problems } = compile({
      broken,
      model: edited('type: Support', 'type: Support\nrelated: [broken]'),
    });
    expect(index.guides.map(({ id }) => id)).toEqual(['model']);
    expect([...bodies.keys()]).toEqual(['model']);
    expect(problems.filter(({ file }) => file === 'guides/model.md')).toEqual([]);
  });

  it('C5: sorts problems by file, line and column', () => {
    const broken = edited('summary:', 'sumary:').replace('eror', 'x').replace('= 403', '== 403');
    const { problems } = compile({ b: broken, a: broken });
    const places = problems.map(({ file, line }) => `${file}:${line}`);
    expect(places).toEqual(['guides/a.md:6', 'guides/a.md:32', 'guides/b.md:6', 'guides/b.md:32']);
  });

  it('C3: gives the same catalog for the same files in any order', () => {
    const files = Object.entries({ 'rate-limited': EXAMPLE, model: GUIDE, ...RELATED }).map(([id, text]) => ({
      file: `${id}.md`,
      text,
    }));
    const options = { now: NOW, config: CONFIG };
    const plain = ({ index, bodies, problems }: ReturnType<typeof compileCatalog>): string =>
      JSON.stringify([index, [...bodies], problems]);
    expect(plain(compileCatalog(files.toReversed(), options))).toBe(plain(compileCatalog(files, options)));
  });

  it('C6: does not mind byte order marks and line ends', () => {
    const windows = `\ufeff${GUIDE.replaceAll('\n', '\r\n')}`;
    expect(compile({ model: windows })).toEqual(compile({ model: GUIDE }));
    const broken = (text: string): unknown =>
      compile({ model: text.replace('= model_not_found', '== model_not_found') }).problems;
    expect(broken(windows)).toEqual(broken(GUIDE));
  });

  it('C22: takes the example of every signal in the table', () => {
    for (const { name, example, only } of SIGNALS as readonly {
      name: string;
      example: string;
      only?: string;
    }[]) {
      const text = only
        ? edited("when: 'retry.sameFailure < 3'", `when: '${example}'`)
        : edited('when error.code = model_not_found', `when ${example}`);
      // Any surface may be named where the folder declares none.
      const { surfaces: _, ...config } = CONFIG;
      expect([name, codes(compile({ model: text }, config))]).toEqual([name, []]);
    }
  });

  it('C9: names the language of the originals', () => {
    expect(compile({ model: GUIDE }).index.locale).toBe('en');
    expect(compile({ model: GUIDE }, { ...CONFIG, locale: 'de' }).index.locale).toBe('de');
  });

  it('C9: takes any surface where the folder declares none', () => {
    const text = edited('surfaces: [run-detail]', 'surfaces: [anything]');
    expect(codes(compile({ model: text }, {}))).toEqual([]);
    expect(codes(compile({ model: text }))).toEqual(['unknown-surface']);
  });
});
