import type { Help } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

/**
 * Resumes what an earlier page left: sends a report that waits, and shows the pill again.
 * @param kept names of the entries in the browser's storage, as JSON
 */
export function wake(help: Help, kept: string): void {
  const { user = '' } = help;
  const isWaiting = ['waymark-outbox', `waymark:outbox:${user}`].some((name) =>
    kept.includes(JSON.stringify(name)),
  );
  // If it cannot be loaded now, another page loads it.
  if (isWaiting) import('./outboxFor.ts').then(({ outboxFor }) => outboxFor(help)).catch(() => {});
  wakePill(help, `waymark:pill:${JSON.stringify([user])}`).catch(() => {});
}

async function wakePill(help: Help, key: string): Promise<void> {
  if (help.pill !== false && storageOf(help)?.getItem(key)) (await import('./showPill.tsx')).showPill(help);
}
