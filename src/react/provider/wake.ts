import type { Help } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

/**
 * Takes up what an earlier page left: sends a report that waits, and shows the pill again.
 *
 * @param kept names of what the browser keeps, as JSON
 */
export function wake(help: Help, kept: string): void {
  const { user = '' } = help;
  const isWaiting = ['waymark-outbox', `waymark:outbox:${user}`].some((name) =>
    kept.includes(JSON.stringify(name)),
  );
  // What cannot be loaded now will be on another page.
  if (isWaiting) import('./outboxFor.ts').then(({ outboxFor }) => outboxFor(help)).catch(() => {});
  wakePill(help, `waymark:pill:${JSON.stringify([user])}`).catch(() => {});
}

async function wakePill(help: Help, key: string): Promise<void> {
  if (help.pill !== false && storageOf(help)?.getItem(key)) (await import('./showPill.tsx')).showPill(help);
}
