import { describe, expect, it } from 'vitest';
import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { hashProse } from '../../../src/core/compile/translation/hashProse.ts';
import { codes, compile, CONFIG, edited, GUIDE, printed } from './guideText.ts';
import { RICH } from './richGuide.ts';

const { guide } = compileFile({ file: 'model.md', text: GUIDE }, createVocabulary(CONFIG));
const HASH = hashProse(guide!);

const GERMAN = `---
of: '${HASH}'
title: Modell nicht verfügbar
summary: Der Lauf verlangt ein Modell, das der Anbieter nicht hat.
escalation: Den Lauf und den Namen des Modells anhängen.
related-action: Den Schritt ansehen, der das Modell nennt.
next:
  - because: Vielleicht ist es wieder da.
  - because: Ein anderes Modell wählen.
---

Der Anbieter hat geantwortet, aber nicht mit dem verlangten Modell.

## Anzeichen

Daran erkennt man es.

**Was es ist:** Ein Name, der ins Leere führt.

- Der Anbieter kennt {model|das Modell} nicht
- Der Schlüssel darf es nicht benutzen

## Mögliche Ursachen

Namen ändern sich öfter als Missionen.

- Das Modell wurde eingestellt
- Der Name ist falsch geschrieben

## So beheben Sie es

Beim Namen anfangen.

1. [Den Lauf](surface:run-detail) öffnen und den Namen lesen.
2. Mit einem anderen Modell [wiederholen](move:retry).

## Wohin

Der Lauf zeigt, welches Modell verlangt wurde.

## Wann der Support hilft

Wenn das Modell angeboten und trotzdem abgelehnt wird.
`;

const both = (german: string = GERMAN, english: string = GUIDE) =>
  compile({ model: english, 'model.de': german, other: edited('model_not_found', 'x') });

describe('translations', () => {
  it('C51: pairs prose item by item and keeps the rules of the original', () => {
    const { problems, locales, index } = both();
    expect(problems).toEqual([]);
    const german = locales.get('de')!;
    const [head] = german.index.guides;
    const [original] = index.guides;
    expect(head).toMatchObject({
      id: 'model',
      title: 'Modell nicht verfügbar',
      trouble: ['failed'],
      surfaces: ['run-detail'],
    });
    expect(head!.symptoms.map(({ text }) => text)).toEqual([
      ['Der Anbieter kennt ', ['run', 'model', 'das Modell'], ' nicht'],
      ['Der Schlüssel darf es nicht benutzen'],
    ]);
    expect(head!.symptoms.map(({ any, rulesOut }) => [any, rulesOut])).toEqual(
      original!.symptoms.map(({ any, rulesOut }) => [any, rulesOut]),
    );
    expect(head!.next).toEqual(original!.next);
    const body = german.bodies.get('model')!;
    expect(body.because).toEqual([['Vielleicht ist es wieder da.'], ['Ein anderes Modell wählen.']]);
    expect(body.facts).toMatchObject({
      type: 'Support',
      relatedAction: 'Den Schritt ansehen, der das Modell nennt.',
      reviewed: '2026-11-20',
    });
    expect(body.sections.map(({ id, intro }) => [id, intro.length])).toEqual([
      ['symptoms', 1],
      ['causes', 1],
      ['fix', 1],
      ['where', 1],
      ['support', 1],
    ]);
    expect(body.sections[0]!.blocks).toEqual([
      ['card', 'What it is', ['p', 'Ein Name, der ins Leere führt.']],
      ['ul', [['symptom', 0]], [['symptom', 1]]],
    ]);
    expect(body.causes[0]).toMatchObject({
      text: ['Das Modell wurde eingestellt'],
      any: [{ when: 0 }],
    });
  });

  it('C53: gives each language the whole catalog on the same atoms', () => {
    const { locales, index, bodies } = both();
    const german = locales.get('de')!;
    expect([...locales.keys()]).toEqual(['de']);
    expect(german.index.locale).toBe('de');
    expect(german.index.atoms).toEqual(index.atoms);
    expect(german.index.guides.map(({ id }) => id)).toEqual(['model', 'other']);
    expect(german.index.guides[1]).toEqual({ ...index.guides[1], locale: 'en' });
    expect(german.index.guides[0]).not.toHaveProperty('locale');
    expect(german.bodies.get('other')).toBe(bodies.get('other'));
    expect(index.guides.map(({ title }) => title)).toEqual(['Model not available', 'Model not available']);
  });

  it('C52: is stale when the prose of the original changes, not when a condition does', () => {
    expect(codes(both(GERMAN, edited('model_not_found', 'no_such_model')))).toEqual([]);
    const english = edited('Start with the name.', 'Begin with the name.');
    const { problems, locales } = both(GERMAN, english);
    const hash = /of: '(\w+)'/.exec(problems[0]!.hint!)![1]!;
    expect(problems.map(({ code, file, line, column }) => [code, file, line, column])).toEqual([
      ['stale-translation', 'guides/model.de.md', 2, 5],
    ]);
    expect(locales.get('de')!.index.guides[0]!.title).toBe('Modell nicht verfügbar');
    expect(codes(both(GERMAN.replace(HASH, hash), english))).toEqual([]);
  });

  it('C51: takes the full-width colon of Japanese for one', () => {
    const german = GERMAN.replaceAll(/:\*\*/g, '：**');
    expect(german).not.toBe(GERMAN);
    expect(both(german).locales.get('de')!.bodies.get('model')).toEqual(
      both().locales.get('de')!.bodies.get('model'),
    );
  });

  it('C51: takes a label of its language for a card', () => {
    const text = edited('Start with the name.', 'Start.\n\n**Tip:** Copy it.');
    const german = GERMAN.replace('Beim Namen anfangen.', 'Anfangen.\n\n**Ein Rat:** Kopieren.');
    const { locales } = both(german, text);
    expect(locales.get('de')!.bodies.get('model')!.sections[2]!.blocks[0]).toEqual([
      'card',
      'Tip',
      ['p', 'Kopieren.'],
    ]);
  });

  it('C4: leaves a translation with an error out, and the original in', () => {
    const { locales, index } = both(edited('- Der Name ist falsch geschrieben\n', '', GERMAN));
    expect(locales.get('de')!.index.guides).toEqual(index.guides.map((head) => ({ ...head, locale: 'en' })));
  });
});

describe('mistakes in translations', () => {
  const broken = (piece: string | RegExp, by: string): string => {
    const texts = { model: GUIDE, 'model.de': edited(piece, by, GERMAN) };
    return printed(texts);
  };

  it('C50: takes no condition', () => {
    expect(broken('- Der Schlüssel darf es nicht benutzen', '- Der Schlüssel `when error.status = 403`'))
      .toMatchInlineSnapshot(`
      "guides/model.de.md:21:18 error condition-in-translation
        A translation holds no conditions.

          20 | - Der Anbieter kennt {model|das Modell} nicht
        > 21 | - Der Schlüssel \`when error.status = 403\`
             |                  ^^^^^^^^^^^^^^^^^^^^^^^

        The rules of a guide stand in its original alone, so that they cannot drift apart.
        → Take the code span out; the items are paired with those of the original.
      "
    `);
  });

  it('C50: takes no key of the original', () => {
    expect(broken('title:', 'trouble: [failed]\ntitle:')).toMatchInlineSnapshot(`
      "guides/model.de.md:3:1 error key-in-translation
        \`trouble\` belongs to the original.

          2 | of: '34d0c049'
        > 3 | trouble: [failed]
            | ^^^^^^^

        A translation holds prose only, so that the rules of a guide cannot drift apart.
        → Take it out.
      "
    `);
    expect(
      broken('  - because: Vielleicht', "  - when: 'error.status = 403'\n    because: Vielleicht"),
    ).toContain('`when` belongs to the original.');
  });

  it('C51: misses an item', () => {
    expect(broken('- Der Name ist falsch geschrieben\n', '')).toMatchInlineSnapshot(`
      "guides/model.de.md:23:1 error translation-unpaired
        Causes: 1 here, 2 in the original.

        > 23 | ## Mögliche Ursachen
             | ^^^^^^^^^^^^^^^^^^^^

        They are paired one by one in the same order, so a missing one would shift all that follow.
        → Translate each, in the same order.
      "
    `);
  });

  it('C51: misses a reason, a step, a card and a section', () => {
    expect(broken('  - because: Ein anderes Modell wählen.\n', '')).toMatch(
      /Reasons under `next`: 1 here, 2 in the original\.[^>]+> \d+ \| next:\n/,
    );
    expect(broken(/next:\n(?: {2}- .*\n)+/, '')).toMatch(
      /Reasons under `next`: 0 here, 2 in the original\.[^>]+> \d+ \| ---\n/,
    );
    expect(broken(/2\. Mit.*\n/, '')).toContain('Steps in the third section: 1 here, 2 in the original.');
    expect(broken(/\*\*Was.*\n/, '')).toContain('Cards in section 1: 0 here, 1 in the original.');
    expect(broken(/## Wann[^]*$/, '')).toMatch(/Sections: 4 here, 5 in the original\.[^>]+> \d+ \| ## Wo/);
  });

  it('C52: asks which text it was made from', () => {
    expect(broken(/of: .*\n/, '')).toContain(`Add \`of: '${HASH}'\`.`);
  });

  it('C2: asks for an original', () => {
    expect(printed({ 'modell.de': GERMAN, model: GUIDE })).toMatchInlineSnapshot(`
      "guides/modell.de.md:1:1 error translation-without-original
        There is no guide \`modell\` to translate.

        > 1 | ---
            | ^^^

        The rules of a guide stand in its original; without it this text is never shown.
        → Did you mean \`model\`?
      "
    `);
  });

  it('C54: shows only what the original captures', () => {
    expect(broken('{model|das Modell}', '{modell|das Modell}')).toMatchInlineSnapshot(`
      "guides/model.de.md:20:22 error unknown-capture
        No phrase captures \`{modell}\`.

        > 20 | - Der Anbieter kennt {modell|das Modell} nicht
             |                      ^^^^^^^^^^^^^^^^^^^

        The fallback would be shown in every run.
        → Did you mean \`model\`?
      "
    `);
  });

  it('C12: asks for a title', () => {
    expect(broken(/title: .*\n/, '')).toContain('`title` is missing.');
  });
});

describe('translations of what is said of causes', () => {
  const hash = hashProse(compileFile({ file: 'model.md', text: RICH }, createVocabulary(CONFIG)).guide!);
  const german = [
    [HASH, hash],
    [
      '{model|das Modell} nicht',
      '{model|das Modell} nicht\n  - headline: {error.provider|Der Anbieter} kennt das Modell nicht',
    ],
    [
      '[wiederholen](move:retry).',
      `[wiederholen](move:retry).

### Das Modell wurde eingestellt

1. [Den Schlüssel](surface:provider-vault) ansehen: \`models --like {model|<name>}\`.
2. Eines davon eintragen.

**Geschafft, wenn:** der nächste Aufruf antwortet.

**Vorbeugen:** Ein Modell nennen, das bleibt.

**Dauer:** Eine Minute.

**Wer:** Wem der Schlüssel gehört.

- [Modelle](https://platform.openai.com/docs/models?hl=de) \`checked 2026-11-22\`
- [Eingestellte Modelle](https://example.com/modelle) \`checked 2026-11-22\``,
    ],
  ].reduce((text, [piece, by]) => edited(piece!, by!, text), GERMAN);

  it('C51: keeps causes, conditions and labels of the original, and takes links and their days from the translation', () => {
    const { problems, locales, bodies, index } = both(german, RICH);
    expect(problems).toEqual([]);
    const [head] = locales.get('de')!.index.guides;
    expect(head!.symptoms[0]!.headline).toEqual([
      ['run', 'error.provider', 'Der Anbieter'],
      ' kennt das Modell nicht',
    ]);
    expect(head!.next[1]).toMatchObject({ openByCause: true });
    const body = locales.get('de')!.bodies.get('model')!;
    const original = bodies.get('model')!;
    expect(body.causes.map(({ open, any }) => [open, any])).toEqual(
      original.causes.map(({ open, any }) => [open, any]),
    );
    expect(body.vendorLinks![0]).toEqual({
      text: [['link', 'https://platform.openai.com/docs/models?hl=de', 'Modelle']],
      checked: '2026-11-22',
      when: original.vendorLinks![0]!.when,
    });
    const cards = (blocks: typeof body) =>
      blocks.sections[2]!.blocks.flatMap((block) => (block[0] === 'fix' ? block.slice(2) : [])).flatMap(
        (block) => (Array.isArray(block) && block[0] === 'card' ? [block[1]] : []),
      );
    expect(cards(body)).toEqual(cards(original));
    expect(cards(body)).toContain('Who can do it');
    expect(index.guides[0]!.symptoms[0]!.headline).not.toEqual(head!.symptoms[0]!.headline);
  });

  it.each([
    ['a headline', /\n {2}- headline: .*/, '', 'Symptom 1 has no headline here, one in the original.'],
    [
      'the fix of another cause',
      '### Das Modell wurde eingestellt',
      '### Der Name ist falsch geschrieben',
      'Heading 1 of the third section is that of cause 1 in the original, and of another here.',
    ],
    [
      'words of no cause',
      '### Das Modell wurde eingestellt',
      '### Etwas ganz anderes',
      'This heading repeats no cause.',
    ],
    [
      'a step of a fix',
      '2. Eines davon eintragen.\n',
      '',
      'Steps under heading 1 of the third section: 1 here, 2 in the original.',
    ],
    [
      'a card of a fix',
      '**Dauer:** Eine Minute.\n',
      '',
      'Cards under heading 1 of the third section: 3 here, 4 in the original.',
    ],
    ['a vendor link', ' `checked 2026-11-22`\n', '\n', 'Vendor links: 1 here, 2 in the original.'],
    [
      'a condition',
      '`checked 2026-11-22`\n',
      '`checked 2026-11-22` `when error.provider = openai`\n',
      'A translation holds no conditions.',
    ],
    ['a signal', '{error.provider|', '{error.providr|', 'There is no signal `error.providr`.'],
  ])('C51: reports %s that does not pair', (_, piece, by, message) => {
    expect(both(edited(piece, by, german), RICH).problems.map((problem) => problem.message)).toContain(
      message,
    );
  });

  it('C52: a headline or vendor link that changed makes the translation stale', () => {
    expect(codes(both(german, edited('has no model', 'lacks', RICH)))).toEqual(['stale-translation']);
    expect(codes(both(german, edited('Retired models', 'Old models', RICH)))).toEqual(['stale-translation']);
    expect(codes(both(german, edited('`when error.provider = openai`', '', RICH)))).toEqual([]);
  });
});
