import { type Check, checkOf } from './check.ts';
import { pageFaults } from './pageFaults.ts';
import { placesOf, type Project } from './readProject.ts';

/** Milliseconds that a report server may take. */
const SERVER_TIMEOUT_MS = 5000;

/**
 * Whether a server answers at the address of `endpoint`. Nothing is sent to it.
 * @param server origin for an address such as `/api/reports`
 */
export async function checkServer({ files }: Project, server: string | undefined): Promise<readonly Check[]> {
  const [place] = placesOf(files, /\bendpoint\(\s*(['"`])([^'"`]+)\1/);
  if (!place) return [];
  const address = place.found[2] ?? '';
  const title = `A report server answers at ${address}`;
  if (!URL.canParse(address, server)) {
    return [{ title, problems: [], skipped: 'name where it runs by `--server http://localhost:3000`' }];
  }
  const url = new URL(address, server);
  url.searchParams.set('limit', '1');
  const problem = await fetch(url, { signal: AbortSignal.timeout(SERVER_TIMEOUT_MS) }).then(
    // Only support may list reports, so a refusal counts as an answer too.
    ({ status }) => ([200, 401, 403].includes(status) ? undefined : `it answers ${status}`),
    (error: unknown) =>
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error),
  );
  const { file, line, column } = place;
  if (problem === undefined) return [checkOf(title)];
  return [checkOf(title, { ...pageFaults.noServer(url.href, problem), file, line, column })];
}
