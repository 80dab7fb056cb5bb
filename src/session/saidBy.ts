import { cutText } from '../core/model/value/cutText.ts';

/** What something thrown says, at most 300 code units. Whatever was thrown, this does not throw. */
export function saidBy(thrown: unknown): string {
  try {
    const said: unknown = thrown instanceof Error ? thrown.message : thrown;
    return typeof said === 'string' ? cutText(said, 300) : '';
  } catch {
    return '';
  }
}
