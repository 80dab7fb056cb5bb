import { cutText } from '../core/model/value/cutText.ts';

/** The message of anything thrown, at most 300 UTF-16 code units. Never throws, whatever was thrown. */
export function saidBy(thrown: unknown): string {
  try {
    const said: unknown = thrown instanceof Error ? thrown.message : thrown;
    return typeof said === 'string' ? cutText(said, 300) : '';
  } catch {
    return '';
  }
}
