/** What something thrown says, at most 300 code units. Whatever was thrown, this does not throw. */
export function saidBy(thrown: unknown): string {
  try {
    const said: unknown = thrown instanceof Error ? thrown.message : thrown;
    return typeof said === 'string' ? said.slice(0, 300) : '';
  } catch {
    return '';
  }
}
