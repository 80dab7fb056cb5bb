import { findHostSecrets } from '../../core/report/findHostSecrets.ts';

/** Whether an encoded report is free of the host's secrets, in every form that is searched for. */
export function hasNoSecret(body: string, secrets: readonly string[]): boolean {
  return findHostSecrets(body, secrets).length === 0;
}
