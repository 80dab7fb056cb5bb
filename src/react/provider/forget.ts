'use client';
import type { ListedStorage } from '../../session/outbox/createStorageStore.ts';

/**
 * Forgets what Waymark keeps of a user in this browser, for logout: reports not yet sent, receipts, drafts, ticks and answers. A report
 * on its way is broken off. Call it when no provider has this user any more, or what it shows is kept anew.
 *
 * @param user as given to `HelpProvider`
 * @param storage as given to `HelpProvider`, if one was
 * @returns false when some of it could not be deleted; never rejects
 */
export async function forget(user?: string, storage?: ListedStorage): Promise<boolean> {
  try {
    const { forgetUser } = await import('./forgetUser.ts');
    return await forgetUser(user ?? '', storage);
  } catch {
    return false;
  }
}
