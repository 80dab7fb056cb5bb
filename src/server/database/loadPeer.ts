/**
 * Loads an optional package, or says how to get it.
 *
 * @param load `() => import('…')`, so that bundlers see which one
 */
export async function loadPeer<T>(name: string, purpose: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new Error(
      `Waymark: ${purpose} needs the package ${name}, which is not installed. Run \`npm install ${name}\`.`,
      { cause: error },
    );
  }
}
