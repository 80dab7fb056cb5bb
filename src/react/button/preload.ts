'use client';
import { loadAnswer } from '../panel/loadAnswer.ts';
import { loadPanel } from './loadPanel.ts';

/** Loads the panel's code ahead of the first hover, for hosts that expect help to be needed. Never rejects. */
export async function preload(): Promise<void> {
  await Promise.allSettled([loadPanel(), loadAnswer()]);
}
