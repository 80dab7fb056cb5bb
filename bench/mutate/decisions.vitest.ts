import { defineConfig } from 'vitest/config';

// The quick tests of what the outbox and the moves decide; with all their tests a run takes hours.
// oxlint-disable-next-line import/no-default-export -- vitest reads it
export default defineConfig({
  test: {
    include: ['tests/core/fit/{move,evaluate}.test.ts', 'tests/session/outbox/{decisions,shelf}.test.ts'],
    testNamePattern: /^(?!.*(48 hours|however often|any one record|folds every unit|arbitrary|any run))/,
  },
});
