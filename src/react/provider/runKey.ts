/** The id of whatever the host calls a run; `''` when it has none. Never throws. */
export function runKey(run: unknown): string {
  try {
    const { id } = run as { id: unknown };
    return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  } catch {
    return '';
  }
}
