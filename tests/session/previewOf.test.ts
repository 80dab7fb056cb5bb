import { describe, expect, it, onTestFinished } from 'vitest';
import { EMPTY_TRAIL } from '../../src/core/model/trail.ts';
import type { Draft, Report } from '../../src/core/model/report.ts';
import type { SecretRule } from '../../src/core/report/secretRule.ts';
import { TEXT_RULES } from '../../src/core/report/textRules.ts';
import { clipboard } from '../../src/session/receivers/clipboard.ts';
import { previewOf } from '../../src/session/report/previewOf.ts';

const draft: Draft = {
  id: '5b0d4f0e-1111-4222-8333-944444444444',
  createdAt: 1,
  category: 'other',
  subject: 'Subject',
  message: 'It fails with a rule-word in it.',
  without: [],
  dirty: true,
};
const input = {
  draft,
  run: { id: '129', observedAt: 1 },
  trail: EMPTY_TRAIL,
  page: { surface: 'run-detail' },
};

describe('previewOf', () => {
  it('fault 35: a redaction rule that throws leaves nothing to send, and says why', () => {
    const rules = TEXT_RULES as SecretRule[];
    rules.push({
      id: 'broken',
      pattern: /rule-word/g,
      accept: () => {
        throw new Error('the rule broke');
      },
    });
    onTestFinished(() => void rules.pop());
    let encoded = 0;
    const receiver = { ...clipboard(), encode: () => `encoded ${(encoded += 1)}` };
    expect(previewOf(input, receiver, [])).toEqual({ error: 'the rule broke' });
    expect(previewOf(input, undefined, [])).toEqual({ error: 'the rule broke' });
    expect(encoded).toBe(0);
  });

  it('fault 35: a receiver that writes a secret back into the report leaves nothing to send', () => {
    const receiver = { ...clipboard(), encode: () => 'key: an exact secret' };
    expect(previewOf(input, receiver, ['an exact secret'])).toEqual({
      error: 'The receiver put a secret back into the report.',
    });
  });

  it('R5: a form of the host that cannot be looked for leaves nothing to send, and says which', () => {
    const form = { id: 'acme', prefix: 'a', characters: 'hex', length: 8 } as const;
    expect(previewOf(input, clipboard(), [form])).toEqual({
      error: 'The redaction `acme` has no prefix of 2 to 40 characters.',
    });
    const good = { ...form, prefix: 'ac_' };
    const made = previewOf(
      { ...input, draft: { ...draft, message: 'It says ac_0a1b2c3d.' } },
      clipboard({ format: 'json' }),
      [good],
    );
    expect(made).toMatchObject({ preview: { report: { message: 'It says [removed: acme].' } } });
    expect(previewOf(input, { ...clipboard(), encode: () => 'ac_0a1b2c3d' }, [good])).toEqual({
      error: 'The receiver put a secret back into the report.',
    });
  });

  it('R16: the preview is trimmed as its receiver measures, and every cut is listed', () => {
    const receiver = {
      ...clipboard(),
      limits: { total: 600, size: (report: Report) => report.message.length + 500 },
    };
    const made = previewOf({ ...input, draft: { ...draft, message: 'm'.repeat(500) } }, receiver, []);
    expect(made).toMatchObject({
      preview: { report: { trimmed: [{ path: 'message', from: 500, to: 100 }] } },
    });
  });
});
