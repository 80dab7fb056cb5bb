import { defineConfig } from 'vitest/config';

// The quick tests. Expressions are left alone: each alternative of one is a vendor's form, which the corpora judge.
// oxlint-disable-next-line import/no-default-export -- vitest reads it
export default defineConfig({
  test: {
    include: ['tests/core/report/{redactText,secretForms}.test.ts'],
    testNamePattern: /^(?!.*(for any secret|doing it twice|JSON stays JSON|removals are in order))/,
  },
});
