import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Run } from 'waymark/core';
import type { World } from '../createWorld.ts';
import type { Reports } from '../openReports.ts';
import { Refused } from '../runner/refused.ts';
import { createOnce } from './createOnce.ts';
import { readJson, sendJson, sendProblem } from './json.ts';
import { productRoutes } from './productRoutes.ts';
import { matchPath } from './route.ts';
import { runRoutes } from './runRoutes.ts';

const ROUTES = [...runRoutes, ...productRoutes];

/** How often runs that are not over are sent again, so that a page sees how long they have been silent. */
const OBSERVE_EVERY = 15_000;

export interface Api {
  /** @returns `false` when the request is neither for the API nor for reports received */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly close: () => void;
}

/** Reports received as pages, and the product's JSON API, with runs as server-sent events at `/api/events`. */
export function createApi(world: World, reports: Reports): Api {
  const once = createOnce();
  const streams = new Set<ServerResponse>();
  const send = (run: Run): void => {
    for (const stream of streams) stream.write(`event: run\ndata: ${JSON.stringify(run)}\n\n`);
  };
  const unsubscribe = world.runner.subscribe(send);
  const observe = setInterval(() => {
    if (streams.size === 0) return;
    for (const run of world.runner.list()) {
      const live = run.status === 'queued' || run.status === 'running' || run.status === 'waiting';
      if (live && world.runner.isLive(run.id)) send(run);
    }
    for (const stream of streams) stream.write(': still here\n\n');
  }, OBSERVE_EVERY);
  observe.unref();

  function stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    streams.add(response);
    request.once('close', () => streams.delete(response));
  }

  function sendArtifact(response: ServerResponse, run: string, name: string): void {
    const text = world.artifact(run, name);
    if (text === undefined)
      return sendProblem(response, new Refused(404, `Run ${run} has no artifact ${name}.`));
    response.writeHead(200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
    });
    response.end(text);
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    for (const [method, pattern, work] of ROUTES) {
      const found = method === request.method ? matchPath(pattern, path) : undefined;
      if (!found) continue;
      if (method === 'GET')
        return sendJson(response, 200, await work({ world, reports, ...found, body: {} }));
      const body = await readJson(request);
      const given = request.headers['idempotency-key'];
      const key = typeof given === 'string' ? `${path} ${given}` : undefined;
      return sendJson(response, 200, await once(key, () => work({ world, reports, ...found, body })));
    }
    throw new Refused(404, `There is nothing at ${request.method} ${path}.`);
  }

  return {
    handle: (request, response) => {
      const path = (request.url ?? '/').split('?')[0]!;
      if (path === '/reports' || path.startsWith('/reports/')) {
        reports.show(request, response);
        return true;
      }
      if (!path.startsWith('/api/')) return false;
      const artifact = request.method === 'GET' ? matchPath('/api/artifacts/:id/:name', path) : undefined;
      if (path === '/api/reports' || path.startsWith('/api/reports/')) reports.handle(request, response);
      else if (path === '/api/events') stream(request, response);
      else if (artifact) sendArtifact(response, artifact.id, artifact.name);
      else answer(request, response, path).catch((error: unknown) => sendProblem(response, error));
      return true;
    },
    close: () => {
      clearInterval(observe);
      unsubscribe();
      for (const response of streams) response.end();
    },
  };
}
