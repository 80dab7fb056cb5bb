import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { hashProse } from '../../../src/core/compile/translation/hashProse.ts';
import { CONFIG, GUIDE } from '../../core/compile/guideText.ts';
import { RICH } from '../../core/compile/richGuide.ts';

/** The small guide with other codes, so that the two do not fit the same runs. */
function withCodes(text: string, codes: string): string {
  return text
    .replaceAll('model_not_found', `${codes}_not_found`)
    .replaceAll('model_retired', `${codes}_retired`);
}

const OTHER = withCodes(GUIDE, 'other');

const { guide } = compileFile({ file: 'other.md', text: OTHER }, createVocabulary(CONFIG));

const GERMAN = `---
of: '${hashProse(guide!)}'
title: Modell nicht verfügbar
type: Hilfe
summary: Der Lauf hat ein Modell verlangt, das der Anbieter nicht hat.
escalation: Lauf und Name des Modells beilegen.
related-action: Den Schritt ansehen, der das Modell nennt.
next:
  - because: Vielleicht ist es zurück.
  - because: Nimm ein anderes Modell.
---

Der Anbieter hat geantwortet, aber nicht mit diesem Modell.

## Anzeichen

Daran ist es zu erkennen.

**Was es ist:** Ein Name, der ins Leere führt.

- Der Anbieter kennt {model|das Modell} nicht
- Der Schlüssel darf es nicht

## Ursachen

Namen ändern sich öfter als Aufträge.

- Das Modell gibt es nicht mehr
- Der Name ist falsch geschrieben

## Lösung

Beginne mit dem Namen.

1. Öffne [den Lauf](surface:run-detail) und lies den Namen.
2. [Noch einmal](move:retry) mit einem anderen Modell.

## Wohin

Der Lauf zeigt das Modell.

## Wann zum Support

Wenn das Modell gelistet ist und trotzdem fehlt.
`;

const FAILED = { id: '7', status: 'failed', observedAt: 1, failures: [{ code: 'rich_not_found' }] };

/** A folder of guides without a problem, by file name. Every row of the table makes one mistake in it. */
export const FOLDER: Readonly<Record<string, string>> = {
  'model.md': GUIDE,
  'rich.md': withCodes(RICH, 'rich'),
  'other.md': OTHER,
  'other.de.md': GERMAN,
  'waymark.json': `${JSON.stringify({ ...CONFIG, locale: 'en' }, null, 2)}\n`,
};

/** The cases that stand beside them where a mistake is made in those. */
export const CASES = `${JSON.stringify({ input: FAILED, lead: 'rich', move: 'fix' })}\n`;
