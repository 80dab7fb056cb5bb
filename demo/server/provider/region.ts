/** How one region of Lumen is doing; the operator page changes it for real. */
export interface Region {
  readonly id: string;
  maintenance: boolean;
  /** `2.3.1` computes refunds with a defect. */
  release: '2.3.0' | '2.3.1';
  /** Milliseconds before a report is answered. */
  latencyMs: number;
  /** While paused, a queued job is accepted and never answered. */
  queuePaused: boolean;
  /** After how many refused calls a flaky region answers again. */
  flakyCalls: number;
}

export function createRegion(id: string, change: Partial<Region> = {}): Region {
  return {
    maintenance: false,
    release: '2.3.0',
    latencyMs: 20,
    queuePaused: false,
    flakyCalls: 0,
    ...change,
    id,
  };
}
