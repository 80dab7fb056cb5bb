import { findHostSecrets } from '../../core/report/findHostSecrets.ts';

/** Holds an encoded report none of the host's secrets, in any form they are found in? */
export function hasNoSecret(body: string, secrets: readonly string[]): boolean {
  return findHostSecrets(body, secrets).length === 0;
}
