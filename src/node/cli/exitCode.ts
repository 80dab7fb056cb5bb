/** Exit codes of every command. */
export const EXIT_CODE = {
  /** Nothing wrong; warnings do not count. */
  ok: 0,
  /** Something is wrong with the content: an error in a guide, stale modules, a run that cannot be read. */
  wrong: 1,
  /** The command was not understood. */
  usage: 2,
  /** A fault in Waymark itself. */
  fault: 3,
} as const;
