import { afterEach, expect, it, vi } from 'vitest';
import { randomId } from '../../src/react/provider/randomId.ts';

const VERSION_4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

afterEach(() => {
  vi.unstubAllGlobals();
});

it('N35: ids are UUIDs of version 4, also on a page without TLS, where `crypto.randomUUID` is not there', () => {
  const own = crypto;
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => own.getRandomValues(bytes),
  });
  const ids = Array.from({ length: 500 }, randomId);
  expect(ids.filter((id) => !VERSION_4.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(500);
  vi.unstubAllGlobals();
  expect(randomId()).toMatch(VERSION_4);
});
