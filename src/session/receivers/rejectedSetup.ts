import type { Delivery } from '../../core/model/report.ts';

/** What a receiver answers that its host has set up so that nothing can be sent. */
export async function rejectedSetup(said: string): Promise<Delivery> {
  return { kind: 'rejected', reason: 'invalid', status: 0, said };
}
