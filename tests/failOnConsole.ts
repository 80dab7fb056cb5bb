import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Unexpected console errors and warnings fail the test they happen in; a test that expects one reads and clears the spy. */
export function failOnConsole(): void {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => {
    const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
    vi.restoreAllMocks();
    expect(said, 'unexpected console output').toEqual([]);
  });
}
