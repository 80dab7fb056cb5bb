import { defineConfig } from 'vitest/config';

// The quick tests; what they let live, the schedules of model.test.ts may still kill.
// oxlint-disable-next-line import/no-default-export -- vitest reads it
export default defineConfig({
  test: {
    include: ['tests/session/outbox/{decisions,shelf,places,saving,faults}.test.ts'],
    testNamePattern: /^(?!.*(48 hours|however often|any one record|fault 8|fault 17|fault 19|fault 20))/,
  },
});
