import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replaceAll('\\', '/');

/** What a host's bundler keeps of the first chunk when it imports these names of the package. */
async function firstChunk(
  names: string,
): Promise<{ readonly modules: readonly string[]; readonly bytes: number }> {
  const result = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [
      {
        name: 'host',
        enforce: 'pre',
        resolveId: (id) => (/(^|[/\\])host$/.test(id) ? '\0host' : undefined),
        load: (id) => (id === '\0host' ? `export { ${names} } from '${ROOT}/src/index.ts';` : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry: 'host', formats: ['es'] },
      minify: true,
      rolldownOptions: { external: [/^react/, /^zustand/, /^virtual:/] },
    },
  })) as Rolldown.RolldownOutput[];
  const [entry] = result[0]!.output;
  const modules = entry.moduleIds
    .map((id) => id.replaceAll('\\', '/'))
    .filter((id) => id.includes('/session/'));
  return {
    modules: modules.map((id) => id.replace(/.*\/session\//, '')),
    bytes: gzipSync(entry.code, { level: 9 }).length,
  };
}

describe('receivers in a host’s bundle', () => {
  it('are not there unless the host imports them', async () => {
    const { modules } = await firstChunk('HelpProvider, HelpButton');
    expect(modules.filter((id) => id.startsWith('receivers/'))).toEqual([]);
  });

  it('bring what they are made of and no other receiver', async () => {
    const { modules } = await firstChunk('endpoint');
    expect([...modules].toSorted()).toEqual([
      'receivers/endpoint.ts',
      'receivers/postReport.ts',
      'receivers/raceAbort.ts',
    ]);
    const github = await firstChunk('githubIssue');
    expect([...github.modules].toSorted()).toEqual(['receivers/githubIssue.ts', 'receivers/receiver.ts']);
    expect(github.bytes).toBeLessThan(6150);
  });
});
