/** The id of whatever the host passes as a run; `''` without one. Never throws. */
export function runKey(run: unknown): string {
  try {
    const { id } = run as { id: unknown };
    return /string|number/.test(typeof id) ? String(id) : '';
  } catch {
    return '';
  }
}
