import { shadowRoots } from '../pill/shadowRoots.ts';
import type { Help, HelpShared } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

const OPEN = '.waymark:is([data-part=popover], [data-part=dock])[data-state=open] h2';
const CLOSED = '.waymark-button:is([data-part=help-button], [data-part=dock-button])';

/**
 * Resumes what an earlier page left: sends a report that waits, marks a draft on its button, and shows the pill again. Listens for the
 * host's shortcut.
 * @param kept names of the entries in the browser's storage, as JSON
 */
export function wake(help: Help, kept: string): void {
  const { user = '' } = help;
  const isWaiting = ['waymark-outbox', `waymark:outbox:${user}`].some((name) =>
    kept.includes(JSON.stringify(name)),
  );
  // If it cannot be loaded now, another page loads it.
  if (isWaiting) import('./outboxFor.ts').then(({ outboxFor }) => outboxFor(help)).catch(() => {});
  if (help.shortcut) listenForKey(help.shared.current);
  // The names in a storage of the host’s own are not known.
  if (help.storage || kept.includes('waymark:draft:'))
    import('./showBadge.tsx').then(({ showBadge }) => showBadge(help.shared)).catch(() => {});
  wakePill(help, `waymark:pill:${JSON.stringify([user])}`).catch(() => {});
}

async function wakePill(help: Help, key: string): Promise<void> {
  if (help.pill !== false && storageOf(help)?.getItem(key)) (await import('./showPill.tsx')).showPill(help);
}

/** Opens help by the key that the host names as its shortcut, and leads to it where it is open. Once for each provider. */
function listenForKey(shared: HelpShared): void {
  if (shared.unlisten) return;
  const onKey = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (event.key !== shared.help?.shortcut || !isPlain || event.defaultPrevented || isField(event)) return;
    const open = visible(OPEN);
    const target = open ?? visible(CLOSED);
    if (!target) return;
    event.preventDefault();
    target.focus();
    // A second press would close what is on its way.
    if (!open && target.dataset['state'] !== 'loading') target.click();
  };
  document.addEventListener('keydown', onKey);
  shared.unlisten = () => document.removeEventListener('keydown', onKey);
  shared.end ??= () => shared.unlisten?.();
}

function isField(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** The first on the page. */
function visible(selector: string): HTMLElement | undefined {
  return shadowRoots(document)
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)])
    .find((one) => one.checkVisibility?.() ?? true);
}
