import type { World } from '../createWorld.ts';
import type { Reports } from '../openReports.ts';

export interface RouteCall {
  readonly world: World;
  readonly reports: Reports;
  /** The `:id` of the path, and a second `:name` where there is one. */
  readonly id: string;
  readonly name: string;
  readonly body: Record<string, unknown>;
}

/** Method, path, and what it answers as JSON. */
export type Route = readonly [method: 'GET' | 'POST', path: string, answer: (call: RouteCall) => unknown];

/** Matches a path against a route's; `:id` and `:name` take one piece each. */
export function matchPath(pattern: string, path: string): { id: string; name: string } | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const found = { id: '', name: '' };
  for (const [index, piece] of wanted.entries()) {
    const value = given[index]!;
    if (piece === ':id' || piece === ':name') {
      try {
        found[piece === ':id' ? 'id' : 'name'] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    } else if (piece !== value) return undefined;
  }
  return found;
}
