import type { LookAtMessages } from '../FeedbackMessages.ts';

/** English for where to look at a failure that no guide knows. */
export const enLookAt: LookAtMessages = {
  lookAt: 'Where to look in this run',
  lookStep: 'Failing step',
  lookLog: 'Last log line',
  lookChanged: 'Changed settings',
  lookProvider: 'Provider',
  lookContext: 'Context',
  lookArtifacts: 'Artifacts',
  contextUsed: ({ attached, used }, f) =>
    used === undefined ? `${f.number(attached)} attached` : `${f.number(used)} of ${f.number(attached)} used`,
};
