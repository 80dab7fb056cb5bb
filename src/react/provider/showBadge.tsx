import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { enBadge } from '../../text/en/enBadge.ts';
import type { Help, HelpShared } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

/** Marks each closed button whose run has a report that was begun and not sent. */
export function showBadge(shared: Help['shared']): void {
  if (!shared.current.late?.Badge) drawLate(shared, { Badge });
}

/** Draws a part whose code has come. */
export function drawLate({ current }: Help['shared'], parts: HelpShared['late']): void {
  const late = { ...current.late, ...parts };
  current.late = late;
  const { Pill, Badge } = late;
  current.draw(() => (help, runId, isOpen) => {
    if (runId === undefined) return Pill && <Pill {...help} />;
    return !isOpen && Badge && <Badge help={help} runId={runId} />;
  });
}

function Badge({ help, runId }: { readonly help: Help; readonly runId: string }): ReactNode {
  // A closed panel changes no draft, so only other tabs can.
  const hasDraft = useSyncExternalStore(
    listen,
    () => isBegun(help, runId),
    () => false,
  );
  return hasDraft && <Mark help={help} />;
}

function Mark({ help }: { readonly help: Help }): ReactNode {
  const mark = useRef<HTMLSpanElement>(null);
  const { draftBegun } = { ...enBadge, ...help.messages };
  useEffect(() => {
    const button = mark.current!.parentElement!;
    // The button's name says whose help it is; this is its description.
    button.title = draftBegun;
    return () => button.removeAttribute('title');
  }, [draftBegun]);
  return <span ref={mark} className="waymark-badge" data-part="draft-badge" aria-hidden="true" />;
}

function listen(look: () => void): () => void {
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}

function isBegun(help: Help, runId: string): boolean {
  const { sessions } = help.shared.current;
  const states = [...(sessions?.values() ?? [])].map(({ session }) => session.getState());
  const live = states.find((state) => state.run?.id === runId);
  if (live) return live.draft?.dirty === true;
  try {
    const key = `waymark:draft:${JSON.stringify([help.user ?? '', runId])}`;
    const kept = JSON.parse(storageOf(help)?.getItem(key) ?? '{}') as { readonly dirty?: unknown } | null;
    return kept?.dirty === true;
  } catch {
    return false;
  }
}
