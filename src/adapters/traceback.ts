import { statusOfType } from './process/statusOfType.ts';
import { type Adapter, createAdapter } from './payload/adapter.ts';
import { readTrace } from './trace/readTrace.ts';

/**
 * A text that ends with the traceback of an uncaught Python or Node error, whatever the program printed before.
 * The whole text stays as the run's log.
 */
export const fromTraceback: Adapter = createAdapter('traceback', (payload) => {
  if (typeof payload.value !== 'string') return undefined;
  const failure = readTrace(payload);
  return (
    failure && {
      status: statusOfType(failure.type),
      failures: [failure],
      log: [{ text: payload.value, path: '' }],
    }
  );
});
