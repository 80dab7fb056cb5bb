import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const codeChanged: GuideCases = {
  fits: [
    stated(
      'Temporal with a step that is another in the history',
      {
        type: 'NondeterminismError',
        message:
          "[TMPRL1100] Nondeterminism error: Activity type of scheduled event 'charge' does not match activity type of activity command 'refund'",
      },
      { lead: 'code-changed', move },
    ),
    stated('the TypeScript SDK of Temporal', { type: 'DeterminismViolationError' }, { move }),
    stated('Durable Functions', { type: 'NonDeterministicOrchestrationException' }, { move }),
    stated('a workflow task that failed for it', { reason: 'NonDeterministicError' }, { move }),
    stated(
      'the same, after the settings were opened',
      { type: 'NondeterminismError' },
      { trail: { surfacesOpened: ['mission-settings'] }, move: { kind: 'retry' } },
    ),
  ],
  leaves: [
    real('node-typeerror', { first: 'code-exception' }),
    stated('a row that is newer than what was read', { type: 'StaleObjectStateException' }, { first: 'conflict' }),
    stated('a workflow over its own time', { timeout: 'run' }, { first: 'timed-out' }),
  ],
};
