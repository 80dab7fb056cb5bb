import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl } from '../../src/core/model/value/safeUrl.ts';
import { unlikeHost } from '../../src/react/parts/OutsideLink.tsx';

describe('safeUrl', () => {
  it.each([
    'https://example.com/a?b#c',
    'http://localhost:3000',
    'HTTPS://EXAMPLE.COM',
    'mailto:a@example.com',
    '/reports/ORB-0001',
    'https://example.com/@scope/package?to=a@b.test',
  ])('C10: %s may be opened', (url) => expect(safeUrl(url)).toBe(url));

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' https://example.com',
    '\u0000https://example.com',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://example.com/1',
    '//example.com',
    '/\\example.com',
    'path',
    'https:',
    'https:example.com',
    'https://example.com@evil.test',
    'https://example.com\\@evil.test',
    'https://user:pass@evil.test/path',
    '',
  ])('C10: %j may not', (url) => expect(safeUrl(url)).toBeUndefined());

  it.each([
    ['https://раураl.com/login', 'xn--l-7sba6dbr.com'],
    ['https://xn--l-7sba6dbr.com', 'xn--l-7sba6dbr.com'],
    ['https://login.аpple.com', 'login.xn--pple-43d.com'],
    ['https://example.com/раураl', undefined],
    ['https://EXAMPLE.com', undefined],
    ['/reports/1', undefined],
    ['mailto:a@раураl.com', undefined],
  ])('C10: the host of %s is named as it is looked up where it reads otherwise: %s', (url, host) =>
    expect(unlikeHost(url)).toBe(host),
  );

  it('C10: what a browser would open is what was allowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (url) => {
        const safe = safeUrl(url);
        if (safe === undefined || !URL.canParse(safe, 'https://host.example')) return;
        const { protocol, host } = new URL(safe, 'https://host.example');
        expect(['http:', 'https:', 'mailto:']).toContain(protocol);
        if (safe.startsWith('/')) expect(host).toBe('host.example');
      }),
    );
  });
});
