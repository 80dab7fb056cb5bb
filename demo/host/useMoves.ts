import { useMemo } from 'react';
import type { MoveCall, Moves, Run } from 'waymark/core';
import { askOperator, type OpenQuestion } from './decisions.ts';
import { getJson, postJson } from './request.ts';
import { navigate } from './router.ts';
import { isActive } from './words.ts';

/** Long enough to read which run was started before the page goes there. */
const READ_FIRST = 1_200;

async function retry({ run, key, signal }: MoveCall): Promise<{ runId: string }> {
  const started = await postJson<{ runId: string }>(`/api/runs/${run.id}/retry`, { key, signal });
  const page = location.pathname;
  setTimeout(() => {
    if (location.pathname === page) navigate(page.replace(run.id, started.runId));
  }, READ_FIRST);
  return started;
}

/** Goes on with a parked run; when nobody has decided yet, the operator is asked first. */
async function resume({ run, key, signal }: MoveCall): Promise<void> {
  const questions = await getJson<OpenQuestion[]>('/api/approvals', signal);
  const open = questions.find((question) => question.run === run.id && !question.decided);
  if (open) {
    const decision = await askOperator(open);
    // Nothing was decided: the run keeps waiting, and nothing went wrong.
    if (!decision) throw new DOMException('Not now', 'AbortError');
    await postJson(`/api/approvals/${run.id}`, { body: decision, signal });
  }
  await postJson(`/api/runs/${run.id}/resume`, { key, signal });
}

async function skip({ run, key, signal }: MoveCall): Promise<void> {
  await postJson(`/api/runs/${run.id}/skip`, { key, signal });
}

/** What Orbit can do with a run: retry any that is over; go on with or skip in one that it executes itself. */
export function useMoves(run: Run | undefined, isRecorded: boolean): Moves {
  const over = run !== undefined && !isActive(run);
  return useMemo(
    () => ({ ...(over ? { retry } : {}), ...(isRecorded ? {} : { resume, skip }) }),
    [over, isRecorded],
  );
}
