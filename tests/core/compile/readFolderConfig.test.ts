import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolderConfig } from '../../../src/core/compile/config/readFolderConfig.ts';
import { readFileSync } from 'node:fs';

const FILE = 'guides/waymark.json';
const wrong = (value: unknown): readonly (readonly unknown[])[] =>
  readFolderConfig(
    typeof value === 'string' ? value : JSON.stringify(value, undefined, 2),
    FILE,
  ).problems.map(({ code, message, line, column, length }) => [code, message, line, column, length]);

describe('readFolderConfig', () => {
  it('C9: reads surfaces and signals', () => {
    const config = {
      surfaces: { billing: 'Usage', 'provider-vault': 'API keys' },
      signals: {
        'host.plan': { type: 'string', meaning: 'The plan.', domain: ['free', 'team'], family: 'declared' },
        'host.upload': { type: 'size', meaning: 'How much was sent.', report: true },
      },
    };
    expect(readFolderConfig(JSON.stringify(config), FILE)).toEqual({ config, problems: [] });
    expect(readFolderConfig('{}', FILE)).toEqual({ config: {}, problems: [] });
    expect(readFolderConfig('{ "locale": "pt-BR" }', FILE).config).toEqual({ locale: 'pt-BR' });
    expect(readFolderConfig('{ "starter": false }', FILE)).toEqual({
      config: { starter: false },
      problems: [],
    });
  });

  it('C9: reads the config of the starter guides', () => {
    expect(readFolderConfig(readFileSync('guides/waymark.json', 'utf8'), FILE).problems).toEqual([]);
  });

  it.each([
    [[], 'config-not-keys', 'The file holds no keys.'],
    [{ surfaces: [] }, 'config-not-keys', '`surfaces` holds no keys.'],
    [{ starter: 'no' }, 'bad-starter', '`starter` is neither true nor false.'],
    [{ locale: 'German' }, 'bad-locale', '`locale` is not a language tag.'],
    [{ surface: {} }, 'unknown-key', 'There is no key `surface` here.'],
    [{ surfaces: { 'a b': 'x' } }, 'bad-surface', expect.stringContaining('The surface `a b` has no label')],
    [
      { surfaces: { billing: '' } },
      'bad-surface',
      expect.stringContaining('The surface `billing` has no label'),
    ],
    [{ signals: { plan: {} } }, 'bad-signal-name', '`plan` is not the name of a host signal.'],
    [{ signals: { 'host.a': 1 } }, 'bad-signal', 'The signal `host.a` is not described.'],
    [
      { signals: { 'host.a': { type: 'text', meaning: 'x' } } },
      'bad-signal',
      'The signal `host.a` has no type that is known.',
    ],
    [
      { signals: { 'host.a': { type: 'string', meaning: 'x', report: 'yes' } } },
      'bad-signal',
      'The signal `host.a` has a `report` that is neither true nor false.',
    ],
    [
      { signals: { 'host.a': { type: 'string' } } },
      'bad-signal',
      'The signal `host.a` does not say what it means.',
    ],
    [
      { signals: { 'host.a': { type: 'string', meaning: 'x', domain: [1] } } },
      'bad-signal',
      'The signal `host.a` has a domain that is not a list of words.',
    ],
    [
      { signals: { 'host.a': { type: 'number', meaning: 'x', domain: ['1'] } } },
      'bad-signal',
      'The signal `host.a` has a domain but is not a string.',
    ],
    [
      { signals: { 'host.a': { type: 'string', meaning: 'x', family: 'type' } } },
      'bad-signal',
      'The signal `host.a` has a family other than declared and state.',
    ],
  ])('C9: reports and leaves out %j', (value, code, message) => {
    expect(wrong(value)).toEqual([
      [code, message, expect.any(Number), expect.any(Number), expect.any(Number)],
    ]);
  });

  it('C6: tells where it stands', () => {
    expect(wrong({ surfaces: { billing: '' } })[0]!.slice(2)).toEqual([3, 5, 9]);
    expect(wrong('{\n  "surfaces": {,}\n}')[0]).toMatchObject([
      'broken-json',
      expect.stringContaining('This is not JSON'),
      2,
      16,
      1,
    ]);
  });

  it('C7: never throws, and no name reaches a prototype', () => {
    const { config } = readFolderConfig(
      '{"surfaces":{"__proto__":"x"},"signals":{"__proto__":{"type":"string"}}}',
      FILE,
    );
    expect(Object.getPrototypeOf(config.surfaces)).toBe(Object.prototype);
    expect(Object.hasOwn(config.surfaces!, '__proto__')).toBe(true);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((value) => `{"surfaces":${value},"signals":${value}}`),
        ),
        (text) => {
          expect(readFolderConfig(text, FILE).problems.every(({ file }) => file === FILE)).toBe(true);
        },
      ),
    );
    expect(wrong(`"${'x'.repeat(300_000)}"`)[0]![0]).toBe('config-too-big');
  });
});
