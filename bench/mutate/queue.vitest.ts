// @ts-nocheck
import { defineConfig } from 'vitest/config';

// What needs no database; a run with all its tests takes hours. Texts are left alone: most are SQL, which only a database can judge.
// oxlint-disable-next-line import/no-default-export -- vitest reads it
export default defineConfig({
  test: { include: ['tests/server/{queueDecisions,createLimiter}.test.ts'] },
});
