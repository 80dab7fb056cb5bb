import { describe, expect, it } from 'vitest';
import { collectFaults } from '../../../src/core/compile/source/collectFaults.ts';
import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { compileSections, type CompiledSections } from '../../../src/core/compile/section/compileSections.ts';
import { createAtoms } from '../../../src/core/compile/condition/createAtoms.ts';
import { createSource } from '../../../src/core/compile/source/createSource.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { parseMarkdown } from '../../../src/core/compile/prose/parseMarkdown.ts';
import { readFolderConfig } from '../../../src/core/compile/config/readFolderConfig.ts';
import type { Block } from '../../../src/core/model/prose.ts';
import { outsideTree } from './closedTree.ts';
import { edited, GUIDE } from './guideText.ts';
import { readCorpus } from './readCorpus.ts';

/** No surfaces declared, so that nothing but the rule for links keeps a link out. */
const vocabulary = createVocabulary(undefined);

/** The text of a guide as it is left when everything that was reported is taken out of it, good or not. */
function textOf(markdown: string): CompiledSections {
  const source = createSource('model.md', markdown);
  const faults = collectFaults(source);
  return compileSections(parseMarkdown(source.text, 0), {
    id: 'model',
    source,
    faults,
    vocabulary,
    atoms: createAtoms(),
    causeAtoms: createAtoms(),
    captured: new Map(),
    placeholders: [],
    gates: new Map(),
    links: [],
    vendorLinks: [],
    checkedDays: [],
    translation: false,
  });
}

const BODY = GUIDE.split('\n---\n')[1]!;

/** What survives of a piece of text in every place where an author could put it. */
function survivors(piece: string): readonly unknown[] {
  const line = piece.replaceAll(/\s*\n\s*/g, ' ');
  const block = `Start with ${line} now.\n\n${piece}\n\n> ${line}\n\n| a |\n| - |\n| ${line} |`;
  const text = textOf(
    BODY.replace('Start with the name.', () => block)
      .replace('- The name is misspelt', () => `- ${line}\n  - ${line}`)
      .replace('- The key may not use it', () => `- [${line}](${line})`)
      .replace('surface:run-detail', () => `<${line}>`)
      .replace('A name that leads nowhere.', () => line),
  );
  return outsideTree(text);
}

describe.each(['own links', 'xss', 'markdown-xss', 'link-urls', 'naughty-strings'])('corpus %s', (name) => {
  const samples = readCorpus(name);

  it.skipIf(!samples)(
    'C40: nothing outside the closed tree survives, whether the guide is refused or not',
    () => {
      const wrong = samples!.flatMap(({ id, text }) => survivors(text).map((node) => [id, node]));
      expect(wrong).toEqual([]);
      expect(samples!.length).toBeGreaterThan(10);
    },
  );

  it.skipIf(!samples)('C42: nothing dangerous survives as a link', () => {
    const wrong = samples!.flatMap(({ id, text }) => {
      const links = `[x](<${text}>) [y](${text}) <${text}>\n\n[z]\n\n[z]: ${text}\n\n`;
      return outsideTree(textOf(`${links}${BODY}`)).map((node) => [id, node]);
    });
    expect(wrong).toEqual([]);
  });
});

it('C40: the check of the tree finds what should not be there', () => {
  const text = textOf(BODY);
  const bad: readonly Block[] = [
    ['p', ['link', 'javascript:alert(1)', 'x']],
    ['p', ['link', 'https://a@b.example/', 'x']],
    ['p', ['do', { surface: 'a b' }, 'x']],
    ['html', '<b>'] as unknown as Block,
    ['card', 'Hint', ['p', 'x']] as unknown as Block,
  ];
  expect(outsideTree(text)).toEqual([]);
  for (const block of bad) expect(outsideTree({ ...text, lead: [block] }).length).toBe(1);
});

describe('C48: what cannot be seen', () => {
  const codes = (text: string, file = 'model.md'): readonly string[] =>
    compileFile({ file, text }, vocabulary).problems.map(({ code }) => code);

  it.each([
    ['a control as it is', '\u0001'],
    ['an escape sequence', '\u001b[31m'],
    ['an override of the direction as an entity', '&#x202e;'],
    ['a mark of direction in a text from left to right', '\u2066'],
    ['a tag', '\u{e0041}'],
    ['a line separator', '\u2028'],
  ])('C48: %s is an error', (_, hidden) => {
    const text = edited(/\n## Symptoms\n/, `\nSome${hidden}thing.\n\n## Symptoms\n`);
    expect(codes(text)).toContain('hidden-character');
  });

  it('C48: an escape of YAML is an error too; emoji, joiners and accents are none', () => {
    expect(codes(edited(/^summary: .*$/m, 'summary: "A\\u202eB"'))).toContain('hidden-character');
    expect(codes(edited(/^summary: .*$/m, 'summary: Prüfe 👩‍👧 ✅️ क्‍ष'))).not.toContain('hidden-character');
  });
});

describe.each(['own names', 'prototype-pollution', 'naughty-strings'])('corpus %s', (name) => {
  const samples = readCorpus(name);

  it.skipIf(!samples)('C10: nothing in front matter or config reaches a prototype', () => {
    for (const { text } of samples!) {
      for (const head of [
        text,
        `title: ${text}`,
        `? ${text}\n: x`,
        `related: [${text}]`,
        JSON.stringify(text),
      ]) {
        compileFile({ file: 'model.md', text: edited('title:', `${head}\ntitle:`) }, vocabulary);
      }
      const name = JSON.stringify(text);
      readFolderConfig(
        `{"signals":{${name}:{"type":"string","meaning":"x"}},${name}:${text}}`,
        'waymark.json',
      );
      readFolderConfig(text, 'waymark.json');
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('links that are refused and links that are taken', () => {
  const samples = readCorpus('link-urls');
  const refused = (url: string): boolean => {
    // A line break ends a link in Markdown, unless it is written as an entity.
    const written = url.replaceAll('\r', '&#13;').replaceAll('\n', '&#10;');
    const text = edited('surface:run-detail', `<${written}>`);
    const { guide } = compileFile({ file: 'model.md', text }, vocabulary);
    return !guide;
  };

  it.skipIf(!samples)('C42: refuses every dangerous address of the corpus', () => {
    const dangerous = samples!.filter(({ label }) => label === 'dangerous');
    expect(dangerous.filter(({ text }) => !refused(text)).map(({ text }) => text)).toEqual([]);
    expect(dangerous.length).toBeGreaterThan(10);
  });

  it.each([
    'https://example.com',
    'http://localhost:3000/runs?a=b#c',
    'https://example.com/a_(b)/%20c',
    'HTTPS://EXAMPLE.COM/',
    'mailto:help@example.com?subject=Run%20129',
    'https://[::1]/',
    'https://müller.example/ü',
  ])('C42: takes %s', (url) => {
    expect(refused(url)).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    '//evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:///evil.example',
    'https://good.example@evil.example',
    'https://good.example\\@evil.example',
    'https://example.com/\u202egnp.exe',
    'mailto:a@b.c,d@e.f\r\nBcc:x@y.z',
    'surface:../../x y',
    'about:blank',
    'ws://example.com',
  ])('C42: refuses %j', (url) => {
    expect(refused(url)).toBe(true);
  });
});
