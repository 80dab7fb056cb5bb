import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/model/problem.ts';
import { findMend } from '../../src/node/guides/findMend.ts';
import { folderOf } from './guideFolder.ts';
import { CONDITION_MISTAKES } from './mistakes/conditionMistakes.ts';
import { CASES, FOLDER } from './mistakes/folder.ts';
import { FILE_MISTAKES, FOLDER_MISTAKES } from './mistakes/folderMistakes.ts';
import { HEAD_MISTAKES } from './mistakes/headMistakes.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { TEXT_MISTAKES } from './mistakes/textMistakes.ts';
import { runMain } from './runMain.ts';

const MISTAKES = [...CONDITION_MISTAKES, ...HEAD_MISTAKES, ...TEXT_MISTAKES, ...FOLDER_MISTAKES];

/** The command line of an installed package, `…/waymark/dist/cli.js`, which is then held to these tables in place of the source. */
const PACKED = process.env['WAYMARK_CLI'];

const textOf = (file: string): string => (file === 'model.cases.jsonl' ? CASES : FOLDER[file]!);

/** Every mistake with what `check` says of it, in the order of the tables. */
const said: string[] = [];

/** What `waymark check --json` says of `guides` in this folder. */
async function check(root: string): Promise<readonly Problem[]> {
  const command = ['check', '--json'];
  const { stdout } = PACKED
    ? spawnSync(process.execPath, [PACKED, ...command], { cwd: root, encoding: 'utf8' })
    : await runMain(root, command);
  return (JSON.parse(stdout) as { problems: readonly Problem[] }).problems;
}

function place({ file, line, column }: Problem): string {
  return [file?.replace('guides/', ''), line, column].filter((one) => one !== undefined).join(':');
}

function note(name: string, problem: Problem): void {
  const { severity, code, message, hint } = problem;
  said.push(`${name}\n  ${place(problem)} ${severity} ${code}\n  ${message}\n  → ${hint}\n`);
}

/** The text once its author has done what the hint says. */
function mend(wrong: string, [, piece, , mended, file = 'model.md']: Mistake, problem: Problem): string {
  const right = textOf(file);
  if (mended === null) return right;
  if (mended !== undefined) return right.replace(piece, () => mended);
  const named = /`([^`]+)`/.exec(problem.hint ?? '')?.[1] ?? '';
  const lines = wrong.split('\n');
  const [row, from] = [problem.line! - 1, problem.column! - 1];
  lines[row] = lines[row]!.slice(0, from) + named + lines[row]!.slice(from + (problem.length ?? 1));
  return lines.join('\n');
}

describe('C55: a mistake of an author is told once, and its mend leaves nothing to tell', () => {
  const files = Object.fromEntries(Object.entries(FOLDER).map(([name, text]) => [`guides/${name}`, text]));

  it('in a folder without one, nothing is told', async () => {
    expect(await check(folderOf(files))).toEqual([]);
  });

  it.each(MISTAKES.map((mistake) => [mistake[0], mistake] as const))('%s', async (name, mistake) => {
    const [, piece, by, , file = 'model.md'] = mistake;
    const wrong = textOf(file).replace(piece, () => by);
    expect(wrong).not.toBe(textOf(file));
    const root = folderOf({ ...files, [`guides/${file}`]: wrong });
    const problems = await check(root);
    expect(problems.map(({ message }) => message)).toHaveLength(1);
    const [problem] = problems as readonly [Problem];
    expect(problem).toMatchObject({ file: `guides/${file}`, hint: expect.any(String) });
    note(name, problem);
    const path = join(root, 'guides', file);
    writeFileSync(path, mend(wrong, mistake, problem));
    expect(await check(root)).toEqual([]);
    // What an editor would do about it by itself takes the problem away and brings no other.
    const lines = wrong.split('\n');
    const edit = findMend(problem, lines[(problem.line ?? 1) - 1]!);
    expect(edit !== undefined).toBe(problem.mend !== undefined);
    if (!edit) return;
    const row = lines[problem.line! - 1]!;
    lines[problem.line! - 1] = row.slice(0, edit.from) + edit.text + row.slice(edit.to);
    writeFileSync(path, lines.join('\n'));
    expect(await check(root)).toEqual([]);
  });

  it.each(FILE_MISTAKES)('$name', async ({ name, spoil, mend: mendFile }) => {
    const root = folderOf(files);
    spoil(join(root, 'guides'));
    const problems = await check(root);
    expect(problems.map(({ message }) => message)).toHaveLength(1);
    note(name, problems[0]!);
    mendFile(join(root, 'guides'));
    expect(await check(root)).toEqual([]);
  });

  it('each with its place, what is wrong and what to do', async () => {
    expect(said.length).toBe(MISTAKES.length + FILE_MISTAKES.length);
    if (!PACKED) await expect(said.join('\n')).toMatchFileSnapshot('mistakes/said.txt');
    // A package goes by today's date.
    const ageless = (text: string): string => text.replaceAll(/\d+ days ago/g, 'days ago');
    expect(ageless(said.join('\n'))).toBe(
      ageless(readFileSync(new URL('mistakes/said.txt', import.meta.url), 'utf8')),
    );
  });
});
