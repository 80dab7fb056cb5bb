import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const out = 'node_modules/.cache/waymark-site';

beforeAll(() => void execFileSync(process.execPath, ['.ci/docs.mjs', out]), 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the documentation as a site', () => {
  const pages = (): readonly string[] =>
    (readdirSync(out, { recursive: true }) as string[]).filter((name) => name.endsWith('.html'));

  it('has every page as HTML and as Markdown, all named in llms.txt', () => {
    const llms = readFileSync(join(out, 'llms.txt'), 'utf8');
    expect(pages().length).toBeGreaterThan(15);
    for (const page of pages()) {
      const twin = page.replace(/\.html$/, '.md');
      expect(existsSync(join(out, twin)), twin).toBe(true);
      expect(llms).toContain(`](${twin})`);
    }
  });

  it('links only to what is there', () => {
    const broken = pages().flatMap((page) => {
      const text = readFileSync(join(out, page), 'utf8');
      return Array.from(text.matchAll(/(?:href|src)="([^"]+)"/g), ([, link = '']) => link).flatMap((link) => {
        if (/^[a-z]+:/.test(link)) return [];
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? join(out, page) : join(out, dirname(page), path);
        if (!existsSync(file)) return [`${page}: ${link}`];
        if (!anchor || !file.endsWith('.html')) return [];
        return readFileSync(file, 'utf8').includes(`id="${anchor}"`) ? [] : [`${page}: ${link}`];
      });
    });
    expect(broken).toEqual([]);
  });

  it('runs no script but its own, and no style but its own', () => {
    for (const page of pages()) {
      const text = readFileSync(join(out, page), 'utf8');
      expect(text).toContain("default-src 'none'");
      expect(text).not.toMatch(/<script(?![^>]*src="(?:\.\.\/)*site\.js")|<style|style=/);
    }
  });

  it('finds a section by its words', () => {
    const entries = JSON.parse(readFileSync(join(out, 'search.json'), 'utf8')) as {
      path: string;
      text: string;
    }[];
    const found = entries.filter(({ text }) => text.includes('Idempotency-Key')).map(({ path }) => path);
    expect(found).toContain('server.html#what-it-answers');
    for (const { path } of entries) expect(existsSync(join(out, path.split('#')[0]!))).toBe(true);
  });
});
