import type { Page } from '@playwright/test';
import { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
import { readCorpus } from '../core/compile/readCorpus.ts';
import type { Finding } from './hostile/findRaw.ts';
import type { CompiledGuide } from './hostile/main.tsx';
import { TEXTS } from './hostile/TEXTS.ts';
import { serveStrict } from './serveStrict.ts';
import { expect, test } from './test.ts';

const CORPORA = ['xss', 'markdown-xss', 'link-urls', 'naughty-strings', 'log-content', 'prototype-pollution'];
/** Texts of a corpus that are shown as one. */
const TOGETHER = 12;
/** Texts shown between two looks at the page, so that one that ends it can be told. */
const BATCH = 25;

let host: Awaited<ReturnType<typeof serveStrict>>;
test.beforeAll(async () => {
  host = await serveStrict('demo/runs/summarise-research.json', 'hostile');
});
test.afterAll(() => host.close());
test.beforeEach(async ({ complaints, page }) => {
  // React names an attribute that it leaves out, and guides without a source of their own are said to be of another version.
  complaints.expect(/^(error|warning): (?!violation|Refused)/);
  if (test.info().title.includes('harness is live')) complaints.expect(/trusted-types/i);
  await page.goto(host.url);
  await page.waitForFunction(() => document.documentElement.dataset['ready']);
});

test('C36: hostile texts of our own in every field of a run, a guide, the search and a report run nothing and show no raw character', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const shown = await showAll(page, TEXTS);
  expect(shown).toEqual({ executed: 0, violations: 0, findings: [] });
});

test('C36: hostile Markdown of our own, compiled where the compiler takes it, runs nothing either', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const compiled = TEXTS.flatMap((text) => compile(text) ?? []);
  expect(compiled.length).toBeGreaterThan(2);
  expect(await showGuides(page, compiled)).toEqual({ executed: 0, violations: 0, findings: [] });
});

test('C36: the harness is live: put in as markup the same texts run, and under the policy they are counted', async ({
  page,
  browser,
}) => {
  const live = TEXTS.filter((text) => text.includes('alert(1)') && text.startsWith('<'));
  const open = await browser.newPage();
  const executed = await runAsMarkup(open, live, 200);
  expect(executed).toBeGreaterThanOrEqual(4);
  await open.close();
  const refused = await page.evaluate(async () => {
    const sink = document.createElement('div');
    try {
      sink.innerHTML = '<img src=x onerror=alert(1)>';
    } catch {
      // The event comes in a task of its own.
      for (let turn = 0; turn < 200 && window.counts.violations === 0; turn++)
        await new Promise((later) => setTimeout(later, 20));
    }
    return window.counts;
  });
  expect(refused).toEqual({ executed: 0, violations: 1 });
});

for (const name of CORPORA) {
  const corpus = process.env['WAYMARK_BENCH'] === undefined ? undefined : readCorpus(name);
  test(`C36: the corpus ${name} in every field runs nothing and shows no raw character`, async ({
    page,
    browser,
  }) => {
    test.skip(corpus === undefined, 'WAYMARK_BENCH names the folder that holds corpora/');
    test.setTimeout(3_600_000);
    const texts = corpus!.map(({ text }) => text);
    const shown = await showAll(page, name === 'link-urls' ? texts : joined(texts));
    const compiled = texts.flatMap((text) => compile(text) ?? []);
    const guides = await showGuides(page, compiled);
    if (name === 'xss') {
      const live = corpus!.filter(({ label }) => label === 'live').map(({ text }) => text);
      const open = await browser.newPage();
      const executed = await runAsMarkup(open, live, 200);
      await open.close();
      console.log(`control: ${executed} of ${live.length} ran as markup on a page without a policy`);
      expect(executed / live.length).toBeGreaterThan(0.5);
    }
    console.log(
      `${name}: ${texts.length} texts in every field, ${compiled.length} of them compiled as guides: ${shown.executed + guides.executed} executed, ${shown.violations + guides.violations} violations, ${shown.findings.length + guides.findings.length} findings`,
    );
    const nothing = { executed: 0, violations: 0, findings: [] };
    expect([shown, guides]).toEqual([nothing, nothing]);
  });
}

/** Several texts in one, each on a line of its own, so that a corpus is through in minutes. */
function joined(texts: readonly string[]): readonly string[] {
  const together: string[] = [];
  for (let at = 0; at < texts.length; at += TOGETHER)
    together.push(texts.slice(at, at + TOGETHER).join('\n'));
  return together;
}

interface Shown {
  readonly executed: number;
  readonly violations: number;
  readonly findings: readonly Finding[];
}

async function showAll(page: Page, texts: readonly string[]): Promise<Shown> {
  const findings: Finding[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    const found = await page.evaluate(
      async (batch) => {
        const all = [];
        for (const text of batch)
          all.push(
            ...(await window
              .showHostile(text)
              .catch((error: unknown) => [
                { where: 'error', what: String(error), text: text.slice(0, 120) },
              ])),
          );
        return all;
      },
      texts.slice(at, at + BATCH),
    );
    findings.push(...found);
  }
  return { ...(await page.evaluate(() => window.counts)), findings };
}

async function showGuides(page: Page, guides: readonly CompiledGuide[]): Promise<Shown> {
  const findings: Finding[] = [];
  for (const guide of guides)
    findings.push(
      ...(await page.evaluate((json) => window.showHostile('A plain text', json), JSON.stringify(guide))),
    );
  return { ...(await page.evaluate(() => window.counts)), findings };
}

/** A guide that holds a text wherever Markdown stands; `undefined` where the compiler refuses it. */
function compile(text: string): CompiledGuide | undefined {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const yaml = JSON.stringify(line);
  const file = `---
title: ${yaml}
type: Support
trouble: [failed, blocked]
surfaces: [run-detail]
summary: ${yaml}
escalation: ${yaml}
related-action: ${yaml}
reviewed: 2026-11-20
next:
  - move: report
    otherwise: true
    because: ${yaml}
---

${text}

## Symptoms

${line}

- A sign. ${line} \`when error.code = E_HOSTILE\`

**Tip:** ${line}

## Likely causes

Reasons.

- [press](${line}) ${line}

## How to fix it

In order.

1. ${line}

## Where to go

There.

${text}

## When to contact support

When it stays.

${line}
`;
  const { index, bodies, problems } = compileCatalog([{ file: 'hostile.md', text: file }], { now: 0 });
  const body = bodies.get('hostile');
  if (!body || problems.some(({ severity }) => severity === 'error')) return undefined;
  return { index, body };
}

/**
 * How many of the texts run a script when they are made elements and every handler on them is called; what the harness would see.
 * @param turns of 5 ms, after which a text counts as one that did not run: an image fails in a task of its own
 */
async function runAsMarkup(page: Page, texts: readonly string[], turns = 1): Promise<number> {
  await page.goto('about:blank');
  let executed = 0;
  for (const text of texts) {
    const hasRun = await page
      .evaluate(
        async ([markup, waits]) => {
          const runs: string[] = [];
          for (const name of ['alert', 'confirm', 'prompt', 'print'])
            Object.assign(window, { [name]: () => void runs.push(name) });
          const sink = document.body.appendChild(document.createElement('div'));
          sink.innerHTML = markup;
          for (const one of sink.querySelectorAll('*'))
            for (const { name } of one.attributes)
              if (name.startsWith('on')) one.dispatchEvent(new Event(name.slice(2)));
          for (let turn = 0; turn < waits && runs.length === 0; turn++)
            await new Promise((later) => setTimeout(later, 5));
          sink.remove();
          return runs.length > 0;
        },
        [text, turns] as const,
      )
      .catch(() => true);
    if (hasRun) executed += 1;
    // A text that led the page elsewhere has run as well.
    if (page.url() !== 'about:blank') await page.goto('about:blank');
  }
  return executed;
}
