import type { Io } from './io.ts';

/**
 * Writes what a protocol's server says to standard output, whole pieces at a time.
 *
 * @param unread called once nobody reads it any longer
 */
export async function writeStream(
  { stdout, stdoutReady }: Io,
  pieces: AsyncIterable<Uint8Array>,
  unread: () => unknown,
): Promise<void> {
  for await (const piece of pieces) {
    stdout(piece.toString());
    if (!(await stdoutReady())) {
      await unread();
      return;
    }
  }
}
