import { type Adapter, createAdapter } from './payload/adapter.ts';
import { readDescription } from './temporal/readDescription.ts';
import { readEvents } from './temporal/readEvents.ts';
import { readWorkflowHistory } from './temporal/readWorkflowHistory.ts';

/**
 * Temporal: a workflow's history (`temporal workflow show -o json`, the web UI's download, or a list of events in any order) or its
 * description (`temporal workflow describe -o json`), or both in one object. A run that the server will retry by itself is *retrying*, with
 * the time of the next attempt if it is given or follows from the retry policy.
 * @see https://docs.temporal.io/references/events and https://docs.temporal.io/cli/workflow
 */
export const fromTemporal: Adapter = createAdapter('temporal', (payload) => {
  const events = readEvents(payload);
  const described = readDescription(payload);
  if (!events) return described;
  const told = readWorkflowHistory(events);
  // The history has everything that happened; only the description has what is under way.
  const { steps = [], retry, waiting, lastEventAt, ...rest } = described ?? {};
  const pending =
    steps.length > 0
      ? { steps: [...(told.steps ?? []).filter(({ status }) => status !== 'queued'), ...steps] }
      : {};
  return {
    ...rest,
    ...told,
    ...pending,
    ...(retry ? { retry } : {}),
    ...(waiting ? { waiting, status: 'waiting' } : {}),
    ...(lastEventAt === undefined ? {} : { lastEventAt }),
  };
});
