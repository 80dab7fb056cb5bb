import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Check } from '../../src/node/doctor/check.ts';
import { folderOf, guide } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const version = (text: string): string => JSON.stringify({ version: text });
const manifest = (packages: Readonly<Record<string, string>>): string =>
  JSON.stringify({ dependencies: { waymark: '^0.1.0', ...packages } });

const ISLAND = `import { endpoint, HelpButton, HelpProvider } from 'waymark';
import { guides } from 'virtual:waymark/guides';
import 'waymark/styles.css';
const receiver = endpoint('/api/reports');
export const RunHelp = ({ run }) => (
  <HelpProvider guides={guides} surfaces={{ billing: { label: 'Billing', open: () => location.assign('/billing') } }} receiver={receiver}>
    <HelpButton run={run} moves={{ retry: async () => {} }} />
  </HelpProvider>
);
`;

/** A host in which everything is as it should be. */
const GOOD = {
  'package.json': manifest({ react: '19', 'react-dom': '19', vite: '8' }),
  'node_modules/waymark/package.json': version('0.1.0'),
  'node_modules/react/package.json': version('19.3.1'),
  'node_modules/react-dom/package.json': version('19.3.1'),
  'node_modules/vite/package.json': version('8.3.8'),
  'guides/waymark.json': '{ "starter": false, "surfaces": { "billing": "Billing" } }',
  'guides/disk-full.md': guide('disk-full').replaceAll('run-detail', 'billing'),
  'src/RunHelp.tsx': ISLAND,
  'src/RunPage.tsx': "import { RunHelp } from './RunHelp';\n",
};

async function examine(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const root = folderOf(files);
  const { code, stdout, stderr } = await runMain(root, ['doctor', '--json', ...options]);
  expect(stderr).toBe('');
  const problems = (JSON.parse(stdout) as readonly Check[]).flatMap(({ problems }) => problems);
  return { code, problems, codes: problems.map((problem) => problem.code) };
}

const island = (from: string | RegExp, to: string) => ({
  ...GOOD,
  'src/RunHelp.tsx': ISLAND.replace(from, to),
});
const NEXT = {
  ...GOOD,
  'package.json': manifest({ react: '19', 'react-dom': '19', next: '16' }),
  'app/RunHelp.tsx': `'use client';\n${ISLAND}`,
  'src/RunHelp.tsx': '',
};

/** Hosts of the element as `init` leaves them, without React. */
const elementHost = (name: string, file: string): Readonly<Record<string, string>> => ({
  'package.json': manifest({ [name]: '*' }),
  'node_modules/waymark/package.json': version('0.1.0'),
  [file]: readFileSync(join('examples', name.replace(/^@|\/core$|-js$/g, ''), file), 'utf8'),
  'src/page.ts': `import '${file.replace('src/', './')}';\n`,
});
const VUE = elementHost('vue', 'src/RunHelp.vue');
const ANGULAR = elementHost('@angular/core', 'src/run-help.ts');
const HTML = {
  'index.html':
    '<script type="module" src="waymark/element.js"></script>\n<waymark-help moves="retry" surfaces=\'{ "provider-vault": "Vault" }\'></waymark-help>',
};

describe('waymark doctor', () => {
  it('B93: finds nothing in a host where all is well', async () => {
    expect(await examine(GOOD)).toEqual({ code: 0, problems: [], codes: [] });
  });

  it.each([
    ['Vue', VUE],
    ['Svelte', elementHost('svelte', 'src/RunHelp.svelte')],
    ['Angular', ANGULAR],
    ['Solid', elementHost('solid-js', 'src/RunHelp.tsx')],
    ['a plain page', HTML],
  ])('B97: %s with what `init` writes has nothing to mend, and needs no React', async (_, files) => {
    const { code, codes } = await examine(files);
    expect({ code, codes }).toEqual({ code: 0, codes: ['unwired-surfaces', 'unwired-moves'] });
  });

  it('B93: says that what `init` wrote is on no page yet', async () => {
    const { code, problems } = await examine({ ...GOOD, 'src/RunPage.tsx': '' });
    expect([code, problems.map(({ code, message }) => `${code}: ${message}`)]).toEqual([
      0,
      ['component-unused: No other file imports src/RunHelp.tsx.'],
    ]);
  });

  it('B97: does not read the script of the element where it was copied into the project', async () => {
    const { codes } = await examine({
      ...HTML,
      'waymark/element.js': "document.createElement('waymark-help')",
      'waymark/element/manifest.json': '{}',
      'waymark/element/drawHelp-x.js': 'mountHelp(target)',
    });
    expect(codes).toEqual(['unwired-surfaces', 'unwired-moves']);
  });

  it('B93: says at the element what a plain page does not give', async () => {
    const { problems } = await examine({
      'index.html': '<script type="module" src="waymark/element.js"></script>\n<waymark-help></waymark-help>',
    });
    expect(problems.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['unwired-surfaces', 'index.html', 2],
      ['unwired-moves', 'index.html', 2],
    ]);
  });

  it('B97: names of moves and of screens are read from attributes too', async () => {
    const page = HTML['index.html'].replace('"retry"', '"retry rezume"').replace('provider-', 'provder-');
    const { problems } = await examine({ 'index.html': page });
    expect(
      problems.flatMap(({ code, hint }) => (code.startsWith('unknown') ? [`${code}: ${hint}`] : [])),
    ).toEqual(['unknown-surface: Did you mean `provider-vault`?', 'unknown-move: Did you mean `resume`?']);
  });

  it.each([
    [
      'element-not-loaded',
      'src/RunHelp.vue',
      { ...VUE, 'src/RunHelp.vue': VUE['src/RunHelp.vue']!.replace("import 'waymark/element';", '') },
    ],
    [
      'element-not-loaded',
      'index.html',
      { 'index.html': HTML['index.html'].replace('element.js', 'help.js') },
    ],
    [
      'angular-schema',
      'src/run-help.ts',
      {
        ...ANGULAR,
        'src/run-help.ts': ANGULAR['src/run-help.ts']!.replaceAll('CUSTOM_ELEMENTS_SCHEMA', 'SCHEMA'),
      },
    ],
    [
      'vue-custom-element',
      'src/RunHelp.vue',
      { ...VUE, 'src/RunHelp.vue': VUE['src/RunHelp.vue']!.replace(/<component\n.*/, '<waymark-help') },
    ],
    [
      'peer-missing',
      'package.json',
      { ...VUE, 'src/main.ts': "import 'waymark/styles.css';\nmountHelp(target, { run });" },
    ],
  ])('B97: says %s of an element host', async (code, file, files) => {
    const { problems } = await examine(files);
    expect(problems).toContainEqual(expect.objectContaining({ code, file, hint: expect.any(String) }));
  });

  it.each([
    ['not-installed', 'package.json', { ...GOOD, 'node_modules/waymark/package.json': '' }],
    ['peer-too-old', 'package.json', { ...GOOD, 'node_modules/vite/package.json': version('4.5.0') }],
    ['react-twins', 'package.json', { ...GOOD, 'node_modules/react/package.json': version('19.2.0') }],
    ['not-on-a-page', 'package.json', { ...GOOD, 'src/RunHelp.tsx': '' }],
    ['styles-not-imported', 'src/RunHelp.tsx:6', island("import 'waymark/styles.css';", '')],
    [
      'styles-import-ignored',
      'src/page.css:2',
      {
        ...island("import 'waymark/styles.css';", ''),
        'src/page.css': "body { margin: 0 }\n@import 'waymark/styles.css';\n",
      },
    ],
    ['unknown-surface', 'src/RunHelp.tsx:6', island('billing: {', 'biling: {')],
    ['unwired-moves', 'src/RunHelp.tsx:7', island('retry: async () => {}', '')],
    ['unknown-move', 'src/RunHelp.tsx:7', island('retry: async', 'rety: async')],
    [
      'policy-blocks-reports',
      'index.html:2',
      {
        ...GOOD,
        'index.html': `<head>\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">`,
      },
    ],
    [
      'policy-blocks-scripts',
      'index.html:1',
      {
        ...GOOD,
        'index.html': `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; connect-src 'self'">`,
      },
    ],
    [
      'next-external',
      'next.config.ts:1',
      { ...NEXT, 'next.config.ts': `export default { serverExternalPackages: ['waymark'] };` },
    ],
    ['next-server-component', 'app/RunHelp.tsx:6', { ...NEXT, 'app/RunHelp.tsx': ISLAND }],
    [
      'next-route-config',
      'app/api/reports/route.ts:2',
      {
        ...NEXT,
        'next.config.ts': 'export default { cacheComponents: true };',
        'app/api/reports/route.ts': `import { handleReport } from '@/reports';\nexport const runtime = 'nodejs';\n`,
      },
    ],
    [
      'webpack-trusted-types',
      'webpack.config.mjs:1',
      {
        ...GOOD,
        'package.json': manifest({ react: '19', 'react-dom': '19', webpack: '5' }),
        'webpack.config.mjs': 'export default { output: { path: "dist" } };',
        'server.js': `const policy = "require-trusted-types-for 'script'";`,
      },
    ],
    ['jest-esm', 'package.json', { ...GOOD, 'node_modules/jest/package.json': version('30.0.0') }],
  ] as const)('B93: says %s, and that it stands in %s', async (code, place, files) => {
    const { problems } = await examine(files);
    const found = problems.find((problem) => problem.code === code);
    expect(found?.hint).toMatch(/\w/);
    expect([found?.file, found?.line].filter((part) => part !== undefined).join(':')).toBe(place);
  });

  it('B93: passes over what stands in comments and in packages', async () => {
    const { codes } = await examine({
      ...GOOD,
      'node_modules/other/index.js': '<HelpProvider surfaces={{ nonsense: {} }}>',
      'src/old.tsx': '// surfaces={{ nonsense: {} }}\n/* <HelpProvider surfaces={{ more: {} }}> */\n',
    });
    expect(codes).toEqual([]);
  });

  it('B94: names keys of a sample run that are misspelt, with their place', async () => {
    const run = `{\n  "id": "7",\n  "stauts": "failed",\n  "observedAt": 1,\n  "failures": [{ "mesage": "x", "own": 1 }]\n}`;
    const { code, problems } = await examine({ ...GOOD, 'run.json': run }, '--run', 'run.json');
    expect(code).toBe(1);
    expect(problems.map(({ file, line, hint }) => [file, line, hint])).toEqual([
      ['run.json', 3, 'Did you mean `status`?'],
      ['run.json', 5, 'Did you mean `message`?'],
    ]);
  });

  it('B95: asks whether something takes reports, and sends nothing', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(request.url?.startsWith('/api/reports') ? 403 : 404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await examine(GOOD, '--server', origin)).codes).toEqual([]);
    const elsewhere = island("'/api/reports'", "'/elsewhere'");
    expect((await examine(elsewhere, '--server', origin)).codes).toEqual(['no-report-server']);
    expect(asked).toEqual(['GET /api/reports?limit=1', 'GET /elsewhere?limit=1']);
  });

  it('B96: prints each problem under its line, and counts', async () => {
    const root = folderOf(island('billing: {', 'biling: {'));
    const { stdout } = await runMain(root, ['doctor']);
    expect(stdout).toContain('ok       react 19.3.1 works with it\n');
    expect(stdout).toContain('mend     The surfaces that guides name are given\n');
    expect(stdout).toContain('src/RunHelp.tsx:6:');
    expect(stdout).toMatch(/\d+ checks: \d+ ok, 0 to look at, 1 to mend, 1 not tried\.\n$/);
  });
});
