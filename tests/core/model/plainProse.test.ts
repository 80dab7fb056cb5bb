import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillCode, plainProse } from '../../../src/core/model/plainProse.ts';
import type { CodePart } from '../../../src/core/model/prose.ts';

const COMMAND: readonly CodePart[] = ['kubectl logs ', ['run', 'pod', '<pod>'], ' --previous'];

describe('code with placeholders', () => {
  it('is filled in with a plain value of the run', () => {
    expect(fillCode(COMMAND, { pod: 'runner-7f9c/main.0' })).toBe(
      'kubectl logs runner-7f9c/main.0 --previous',
    );
  });

  it.each(['', 'a b', 'a;rm', '$(id)', '`id`', "a'b", 'a"b', 'a\nb', '-rf', '--help', 'x'.repeat(81)])(
    'keeps the fallback for %j',
    (pod) => {
      expect(fillCode(COMMAND, { pod })).toBe('kubectl logs <pod> --previous');
    },
  );

  it('keeps the fallback where the run has no value, and for names that every object has', () => {
    expect(fillCode(COMMAND)).toBe('kubectl logs <pod> --previous');
    expect(fillCode([['run', 'constructor', 'x']], {})).toBe('x');
  });

  it('never puts anything into a command that a shell would read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pod) => {
        const filled = fillCode([['run', 'pod', '']], { pod });
        expect(filled).not.toMatch(/[\s;&|<>$`\\"'*?#~=%!(){}[\]^]|^-/);
        expect(filled.length).toBeLessThanOrEqual(80);
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it('stands in prose as its fallback', () => {
    expect(plainProse(['Run ', ['code', ...COMMAND], '.'], () => 'x')).toBe(
      'Run kubectl logs <pod> --previous.',
    );
  });
});
