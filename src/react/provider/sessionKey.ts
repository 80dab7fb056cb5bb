import type { Help } from './HelpContext.ts';
import { localeOf } from './localeOf.ts';
import { runKey } from './runKey.ts';

/** What a session is kept under: whose it is, the language of its guides, and its run. */
export function sessionKey({ user = '', locale }: Help, run: unknown): string {
  return `${user} ${localeOf(locale)} ${runKey(run)}`;
}
