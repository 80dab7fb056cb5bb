import { compileCatalog } from '../../../src/core/compile/compileCatalog.ts';
import type { FolderFile } from '../../../src/core/compile/compiledFile.ts';
import type { CompiledCatalog } from '../../../src/core/compile/catalog/linkCatalog.ts';
import type { FolderConfig } from '../../../src/core/compile/config/readFolderConfig.ts';
import { paint } from '../../../src/node/cli/paint.ts';
import { problemText } from '../../../src/node/cli/problemText.ts';

/** When every test of this room takes place. */
export const NOW = Date.UTC(2026, 10, 23);

/** A small guide that compiles without a problem. */
export const GUIDE = `---
title: Model not available
type: Support
trouble: [failed]
surfaces: [run-detail]
summary: The run asked for a model that the provider does not offer.
escalation: Attach the run and the name of the model.
related-action: Look at the step that named the model.
reviewed: 2026-11-20
next:
  - move: retry
    when: 'retry.sameFailure < 3'
    after: 'error.retryAfter else 60s'
    because: It may be back.
  - move: fix
    open: surface run-detail
    otherwise: true
    because: Choose another model.
---

The provider answered, but not with the model the run asked for.

## Symptoms

These say that the model is missing.

**What it is:** A name that leads nowhere.

- The provider does not know {model|the model}
  - \`when error.code = model_not_found\`
  - \`minor when log contains "model {model} does not exist"\`
- The key may not use it \`rules out when error.status = 403\`

## Likely causes

Names change more often than missions.

- The model was retired \`when error.code = model_retired\`
- The name is misspelt

## How to fix it

Start with the name.

1. Open [the run](surface:run-detail) and read the name.
2. [Retry](move:retry) with another model.

## Where to go

The run shows which model was asked for.

## When to contact support

When the model is listed and still refused.
`;

/** The folder's declarations in these tests. */
export const CONFIG: FolderConfig = {
  surfaces: { 'run-detail': 'Run detail', 'provider-vault': 'API keys' },
  signals: { 'host.runsOnKey': { type: 'number', meaning: 'How many runs share the key.' } },
};

/** Compiles texts by guide id. */
export function compile(
  texts: Readonly<Record<string, string>>,
  config: FolderConfig = CONFIG,
): CompiledCatalog {
  const files = Object.entries(texts).map(([id, text]): FolderFile => ({ file: `guides/${id}.md`, text }));
  return compileCatalog(files, { now: NOW, config });
}

/** The guide with one piece of it replaced; throws when the piece is not there, so that no test passes for nothing. */
export function edited(piece: string | RegExp, by: string, text: string = GUIDE): string {
  const changed = text.replace(piece, () => by);
  if (changed === text) throw new Error(`nothing to replace: ${String(piece)}`);
  return changed;
}

/** Every problem as the command line prints it. */
export function printed(texts: Readonly<Record<string, string>>, config?: FolderConfig): string {
  const { problems } = compile(texts, config);
  const textOf = (file: string | undefined): string | undefined =>
    texts[file?.slice('guides/'.length, -'.md'.length) ?? ''];
  return problems.map((problem) => problemText(problem, textOf(problem.file), paint(false))).join('\n');
}

/** What is printed for the guide with one mistake made in it. */
export function mistake(piece: string | RegExp, by: string): string {
  return printed({ model: edited(piece, by) });
}

/** What is printed when the guide's first condition is this one. */
export function conditionMistake(text: string): string {
  return mistake('when error.code = model_not_found', `when ${text}`);
}

/** Codes of the problems, in order. */
export function codes(catalog: CompiledCatalog): readonly string[] {
  return catalog.problems.map(({ code }) => code);
}
