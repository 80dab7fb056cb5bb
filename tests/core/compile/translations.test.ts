import { describe, expect, it } from 'vitest';
import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { hashProse } from '../../../src/core/compile/translation/hashProse.ts';
import { codes, compile, CONFIG, edited, GUIDE, printed } from './guideText.ts';

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
      type: 'Support',
      trouble: ['failed'],
      surfaces: ['run-detail'],
      relatedAction: 'Den Schritt ansehen, der das Modell nennt.',
      reviewed: '2026-11-20',
    });
    expect(head!.symptoms.map(({ text }) => text)).toEqual([
      ['Der Anbieter kennt ', ['run', 'model', 'das Modell'], ' nicht'],
      ['Der Schlüssel darf es nicht benutzen'],
    ]);
    expect(head!.symptoms.map(({ any, rulesOut }) => [any, rulesOut])).toEqual(
      original!.symptoms.map(({ any, rulesOut }) => [any, rulesOut]),
    );
    expect(head!.next).toEqual(
      original!.next.map((rule, at) => ({
        ...rule,
        because: [['Vielleicht ist es wieder da.'], ['Ein anderes Modell wählen.']][at],
      })),
    );
    const body = german.bodies.get('model')!;
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
      "guides/model.de.md:1:1 error translation-unpaired
        Causes: 1 here, 2 in the original.

        > 1 | ---
            | ^^^

        They are paired one by one in the same order, so a missing one would shift all that follow.
        → Translate each, in the same order.
      "
    `);
  });

  it('C51: misses a reason, a step, a card and a section', () => {
    expect(broken('  - because: Ein anderes Modell wählen.\n', '')).toContain(
      'Reasons under `next`: 1 here, 2 in the original.',
    );
    expect(broken(/2\. Mit.*\n/, '')).toContain('Steps in the third section: 1 here, 2 in the original.');
    expect(broken(/\*\*Was.*\n/, '')).toContain('Cards in section 1: 0 here, 1 in the original.');
    expect(broken(/## Wann[^]*$/, '')).toContain('Sections: 4 here, 5 in the original.');
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
