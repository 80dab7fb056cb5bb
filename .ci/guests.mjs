// The guest lab with style sheets and dialogs out of the packages that hosts really use: node .ci/guests.mjs [element|react]
// Prints a pass list; pictures go to test-results/guests/. Without the registry nothing is tried; `npm test` has the lab with imitations.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const PACKAGES = [
  'tailwind-3@npm:tailwindcss@3',
  'tailwindcss@4',
  'postcss@8',
  'bootstrap@5',
  '@mui/material@7',
  '@emotion/react@11',
  '@emotion/styled@11',
  '@radix-ui/react-dialog@1',
  'react@19',
  'react-dom@19',
];

/** Pages of libraries that draw with scripts, as a host writes them. The slot is where the help goes. */
const PAGES = {
  radix: `
    import * as Dialog from '@radix-ui/react-dialog';
    const page = (
      <Dialog.Root defaultOpen>
        <Dialog.Portal>
          <Dialog.Overlay style={{ position: 'fixed', inset: 0, background: '#0008' }} />
          <Dialog.Content style={{ position: 'fixed', inset: '60px auto auto 60px', background: '#fff', padding: 24 }}>
            <Dialog.Title>Run 128</Dialog.Title>
            <Dialog.Description>It failed.</Dialog.Description>
            <div id="slot" />
            <Dialog.Close>Close</Dialog.Close>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    );`,
  mui: `
    import { Button, CssBaseline, Dialog, DialogContent, DialogTitle } from '@mui/material';
    const page = (
      <>
        <CssBaseline />
        <Dialog open transitionDuration={0}>
          <DialogTitle>Run 128</DialogTitle>
          <DialogContent>
            <div id="slot" />
            <Button>Close</Button>
          </DialogContent>
        </Dialog>
      </>
    );`,
  'mui-baseline': `
    import { CssBaseline } from '@mui/material';
    const page = <CssBaseline />;`,
};

const widget = process.argv[2] ?? 'element';
const isWindows = process.platform === 'win32';
const folder = mkdtempSync(join(tmpdir(), 'waymark-guests-'));
try {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const options = { cwd: folder, encoding: 'utf8', timeout: 300_000, shell: isWindows };
  const command = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...PACKAGES];
  const install = spawnSync('npm', command, options);
  if (install.status === 0) await visit();
  else
    console.log(`!!! The npm registry does not answer: the real packages were NOT tried.\n${install.stderr}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function visit() {
  const real = join(folder, 'real');
  mkdirSync(real);
  const write = (name, text) => writeFileSync(join(real, name), text);
  write('tailwind-3.css', await tailwind3());
  write('tailwind-4.css', await tailwind4());
  write('bootstrap.css', readFileSync(join(folder, 'node_modules/bootstrap/dist/css/bootstrap.css'), 'utf8'));
  for (const [name, page] of Object.entries(PAGES)) write(`${name}.js`, await bundle(name, page));
  const shots = resolve('test-results/guests');
  mkdirSync(shots, { recursive: true });
  const test = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/playwright.config.ts',
    'guests.e2e',
  ];
  const { status } = spawnSync(process.execPath, [...test, '-g', `${widget} in `, '--reporter', 'list'], {
    env: { ...process.env, REAL_GUESTS: real, GUEST_SHOTS: shots },
    stdio: 'inherit',
  });
  console.log(`Pictures are in ${shots}.`);
  process.exitCode = status ?? 1;
}

/** What the first version builds for a page that uses none of its classes: its preflight. */
async function tailwind3() {
  const require = createRequire(join(folder, 'package.json'));
  const plugin = require('tailwind-3')({ content: [{ raw: '' }] });
  const { css } = await require('postcss')([plugin]).process('@tailwind base;@tailwind utilities;', {
    from: undefined,
  });
  return css;
}

async function tailwind4() {
  const home = join(folder, 'node_modules/tailwindcss');
  const { compile } = await import(pathToFileURL(join(home, 'dist/lib.mjs')).href);
  const { build: css } = await compile('@import "tailwindcss";', {
    loadStylesheet: async (id) => {
      const path = join(home, id === 'tailwindcss' ? 'index.css' : id);
      return { path, base: home, content: readFileSync(path, 'utf8') };
    },
  });
  return css([]);
}

/** One script without modules, which draws at once. */
async function bundle(name, page) {
  const file = join(folder, `${name}.jsx`);
  writeFileSync(
    file,
    `import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
${page}
const root = document.body.appendChild(document.createElement('div'));
flushSync(() => createRoot(root).render(page));
`,
  );
  const [{ output }] = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { write: false, lib: { entry: file, formats: ['iife'], name: 'page' } },
  });
  return output[0].code;
}
