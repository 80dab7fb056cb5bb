import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

/** Pages whose code other tests run as it stands. */
const RUN_ELSEWHERE = new Set(['docs/server.md', 'docs/frameworks.md']);

const files = [
  'README.md',
  ...(readdirSync('docs', { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
    .toSorted(),
];
const pages = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** What a reader has already, for code that does not show where it comes from. */
const GIVEN = `
import type { ReactNode } from 'react';
import type { Moves as HostMoves, Run as HostRun } from 'waymark/core';
declare global {
  const run: HostRun;
  const moves: HostMoves;
  const at: number;
  const isOpen: boolean;
  const setAt: (at: number) => void;
  const setOpen: (open: boolean) => void;
  const span: { addEvent(name: string, attributes: Record<string, unknown>): void };
  const user: { id: string };
  const apiKey: string;
  const history: unknown;
  const App: () => ReactNode;
  const database: import('waymark/server').Database;
  // What the page showed further up.
  const HelpProvider: typeof import('waymark').HelpProvider;
  const HelpButton: typeof import('waymark').HelpButton;
  const guides: typeof import('waymark/guides').guides;
}
export {};
`;

/** Files that a reader writes himself. */
const FILES = {
  'frMessages.ts': `import type { Messages } from 'waymark/core';\nexport declare const frMessages: Messages;\n`,
};

describe('the documentation', () => {
  it('shows code that a strict TypeScript takes, each block as it stands', { timeout: 120_000 }, () => {
    const folder = 'node_modules/.cache/waymark-code-of-docs';
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(folder, { recursive: true });
    const blocks = pages
      .filter(({ file }) => !RUN_ELSEWHERE.has(file))
      .flatMap(({ file, text }) =>
        Array.from(text.matchAll(/^```(tsx?)\n([^]*?)^```$/gm), ([, extension, code], at) => ({
          name: `${file.replaceAll('/', '-').replace(/\.md$/, '')}-${at}.${extension}`,
          code: `${code}export {};\n`,
        })),
      );
    expect(blocks.length).toBeGreaterThan(10);
    for (const { name, code } of blocks) writeFileSync(join(folder, name), code);
    writeFileSync(join(folder, 'given.d.ts'), GIVEN);
    for (const [name, code] of Object.entries(FILES)) writeFileSync(join(folder, name), code);
    const root = process.cwd();
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: `${root}/tsconfig.json`,
        compilerOptions: {
          noEmit: true,
          types: ['node', 'vite/client'],
          noUnusedLocals: false,
          noUnusedParameters: false,
          allowUnusedLabels: true,
          paths: {
            waymark: [`${root}/src/index.ts`],
            'waymark/*': [`${root}/src/*.ts`],
            'waymark/styles.css': [`${root}/src/styles.css`],
          },
        },
        files: [...blocks.map(({ name }) => name), 'given.d.ts', `${root}/src/client.d.ts`],
        include: [],
      }),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '-p', folder],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  it('shows JSON that can be read', () => {
    const broken = pages.flatMap(({ file, text }) =>
      Array.from(text.matchAll(/^```json\n([^]*?)^```$/gm), ([, json = '']) => json).flatMap((json) => {
        try {
          JSON.parse(json);
          return [];
        } catch (error) {
          return [`${file}: ${String(error)}\n${json}`];
        }
      }),
    );
    expect(broken).toEqual([]);
  });

  it('links only to files and headings that are there', () => {
    const broken = pages.flatMap(({ file, text }) => {
      const prose = text.replaceAll(/^(`{3,})[^]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '');
      return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link).flatMap((link) => {
        if (/^[a-z]+:/.test(link)) return [];
        const [path = '', heading] = link.split('#');
        const target = path === '' ? file : resolve(dirname(file), path);
        if (!existsSync(target)) return [`${file}: ${link}`];
        if (heading === undefined) return [];
        return headingsOf(readFileSync(target, 'utf8')).includes(heading) ? [] : [`${file}: ${link}`];
      });
    });
    expect(broken).toEqual([]);
  });

  it('is read from the README: every page is linked from there, or from a page that is', () => {
    const linked = new Set(['README.md']);
    for (const file of linked) {
      for (const [, link = ''] of readFileSync(file, 'utf8').matchAll(/\]\(([^)#\s]+\.md)[^)]*\)/g)) {
        const target = resolve(dirname(file), link);
        if (existsSync(target)) linked.add(target.slice(process.cwd().length + 1));
      }
    }
    expect(files.filter((file) => !linked.has(file))).toEqual([]);
  });

  it('keeps the README to 120 lines', () => {
    expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(121);
  });
});

/** The anchors that GitHub gives to headings. */
function headingsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
