'use client';
import { loadPanel } from './loadPanel.ts';

/** Loads the panel's code ahead of the first hover, for hosts that expect help to be needed. Never rejects. */
export function preload(): Promise<void> {
  return loadPanel().then(
    () => undefined,
    () => undefined,
  );
}
