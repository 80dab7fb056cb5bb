import { callLumen } from '../runner/callLumen.ts';
import { readFailure } from '../runner/readFailure.ts';
import type { World } from '../createWorld.ts';

export interface ConnectionCheck {
  readonly id: string;
  readonly at: number;
  readonly ok: boolean;
  /** What came back, in one line: the answer's status, or the innermost error. */
  readonly said: string;
}

const DEADLINE = 2_000;

/** Really calls the connection's address once and says what came back. */
export async function checkConnection(world: World, id: string): Promise<ConnectionCheck> {
  const { url, key, region } = world.connection(id);
  const at = world.now();
  try {
    const certificate = url.startsWith('https:') ? { certificate: world.lumen.certificate() } : {};
    const target = { url, key, region, ...certificate };
    await callLumen(
      target,
      { method: 'GET', path: '/v1/prices', deadlineMs: DEADLINE },
      new AbortController().signal,
    );
    return { id, at, ok: true, said: '200 OK' };
  } catch (error) {
    let failure = readFailure(error, (text) => text);
    while (failure.cause) failure = failure.cause;
    return { id, at, ok: false, said: failure.message ?? 'no answer' };
  }
}
