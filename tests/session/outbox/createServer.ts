import type { Delivery } from '../../../src/core/model/report.ts';
import type { ServerMode } from './schedule.ts';

/** A server that honours the idempotency key, unless it is asked not to. */
export interface ModelServer {
  mode: ServerMode;
  readonly poison: Map<string, 'refused' | 'failing'>;
  /** How often each report was filed. */
  readonly filed: Map<string, number>;
  /** Reports that came again and were told by their key. */
  readonly resends: () => number;
  /** A report that came again with another text under the same key. */
  readonly conflicts: () => number;
  /**
   * What a request comes to.
   *
   * @returns an answer; `late`: it comes 45 s later; `undefined`: never
   */
  readonly handle: (
    id: string,
    body: string,
    isKeyed: boolean,
    now: number,
  ) => { readonly answer?: Delivery; readonly error?: true; readonly late?: true } | undefined;
}

export function createServer(random: () => number): ModelServer {
  const filed = new Map<string, number>();
  const bodies = new Map<string, string>();
  const poison: ModelServer['poison'] = new Map();
  let resends = 0;
  let conflicts = 0;

  const file = (id: string, body: string, isKeyed: boolean, at: number): Delivery => {
    const isKnown = isKeyed && filed.has(id);
    if (isKnown) resends += 1;
    else filed.set(id, (filed.get(id) ?? 0) + 1);
    if (bodies.get(id) !== undefined && bodies.get(id) !== body) conflicts += 1;
    bodies.set(id, body);
    return { kind: 'delivered', receipt: { reference: `R-${id}`, at, ...(isKnown && { duplicate: true }) } };
  };

  return {
    mode: 'ok',
    poison,
    filed,
    resends: () => resends,
    conflicts: () => conflicts,
    handle(id, body, isKeyed, now) {
      if (poison.get(id) === 'refused') {
        return { answer: { kind: 'rejected', reason: 'invalid', status: 400, said: 'no' } };
      }
      if (poison.get(id) === 'failing') return { answer: { kind: 'waiting', reason: 'server' } };
      switch (this.mode) {
        case 'ok':
          return { answer: file(id, body, isKeyed, now) };
        case 'error':
          return { answer: { kind: 'waiting', reason: 'server' } };
        case 'unavailable':
          return { answer: { kind: 'waiting', reason: 'server', after: random() * 1e8 - 1e7 } };
        case 'limited':
          return { answer: { kind: 'waiting', reason: 'rate-limited', after: 1000 + random() * 120_000 } };
        case 'lost-answer':
          file(id, body, isKeyed, now);
          return { answer: { kind: 'waiting', reason: 'network' } };
        case 'blackhole':
          if (random() < 0.5) file(id, body, isKeyed, now);
          return undefined;
        case 'slow':
          return { answer: file(id, body, isKeyed, now), late: true };
        case 'unreachable':
          return { answer: { kind: 'waiting', reason: 'network' } };
        case 'throws':
          if (random() < 0.5) file(id, body, isKeyed, now);
          return { error: true };
        default:
          file(id, body, isKeyed, now);
          return { answer: { kind: 'delivered' } as unknown as Delivery };
      }
    },
  };
}
