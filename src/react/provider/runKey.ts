/** The id of whatever the host passes as a run; `''` without one. Never throws. */
export function runKey(run: unknown): string {
  try {
    const { id } = run as { id: unknown };
    return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  } catch {
    return '';
  }
}
