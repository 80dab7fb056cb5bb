import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify, type Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { leanPackages } from './.ci/leanPackages.ts';
import { reactCompiler } from './.ci/reactCompiler.ts';
import { packedMarkdown, sharedGuides } from './.ci/sharedGuides.ts';
import { sharedEntries, sharedRooms } from './.ci/sharedRooms.ts';
import { thirdPartyNotices } from './.ci/thirdPartyNotices.ts';
import { waymark } from './src/vite.ts';
import { findBrowser } from './tests/findBrowser.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The package's doors by their public names, so that demo and tests import what a host imports. */
const doors = [
  { find: /^waymark$/, replacement: at('./src/index.ts') },
  { find: /^waymark\/(core|element|guides|server|vite)$/, replacement: at('./src/$1.ts') },
  { find: /^waymark\/messages\/([\w-]+)$/, replacement: at('./src/messages/$1.ts') },
  { find: /^waymark\/adapters\/([\w-]+)$/, replacement: at('./src/adapters/$1.ts') },
  { find: /^waymark\/styles\.css$/, replacement: at('./src/styles.css') },
];

const browser = findBrowser();
if (!browser && process.env['REQUIRE_BROWSER'] === '1') {
  throw new Error(
    'No Chromium found, and REQUIRE_BROWSER=1. Install one (`apt-get install chromium`, `npx playwright install chromium`) or set CHROMIUM_PATH.',
  );
}

const unit: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'unit',
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
};
const dom: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'dom',
    environment: 'jsdom',
    include: ['tests/**/*.test.tsx'],
    setupFiles: ['tests/setupDom.ts'],
    testTimeout: 30_000,
  },
};
/** Panel, dock and report once more, as React Compiler makes them. */
const compiled: TestProjectConfiguration = {
  extends: true,
  plugins: [reactCompiler],
  test: {
    ...dom.test,
    name: 'compiled',
    include: ['tests/react/{panel,HelpDock,report}.test.tsx'],
    setupFiles: ['tests/setupDom.ts', 'tests/setupCompiled.ts'],
  },
};
const inBrowser: TestProjectConfiguration = {
  extends: true,
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      '@floating-ui/react',
      'zustand',
      'zustand/vanilla',
      'idb',
      'vitest-browser-react',
      'axe-core',
    ],
  },
  test: {
    name: 'browser',
    include: ['tests/**/*.browser.tsx'],
    setupFiles: ['tests/setupBrowser.ts'],
    // What is waited for comes late on a busy machine; a second is vitest's own limit.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: browser ? { executablePath: browser } : {} }),
      instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
    },
  },
};

/** One door per system and language, `adapters/temporal`, `messages/de` and the like. */
const manyDoors = ['adapters', 'messages'].flatMap((room) =>
  readdirSync(at(`./src/${room}`))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [`${room}/${file.slice(0, -3)}`, `src/${room}/${file}`] as const),
);

/** Doors that run in browsers keep one file per module, so `"use client"` stays and a host's bundler can shake the rest. */
const browserDoors = {
  lib: {
    entry: {
      index: 'src/index.ts',
      core: 'src/core.ts',
      guides: 'src/guides.ts',
      styles: 'src/styles.css',
      ...Object.fromEntries(manyDoors),
      ...sharedEntries(),
    },
    formats: ['es' as const],
  },
  rolldownOptions: {
    external: [/^react($|\/)/, /^react-dom($|\/)/, /^zustand($|\/)/, '@floating-ui/react', 'idb'],
    output: {
      preserveModules: true,
      preserveModulesRoot: 'src',
      // Docstrings stand in the declarations. Names of functions stay too, so that a stack reads as the source does.
      comments: { jsdoc: false },
      minify: { mangle: { toplevel: false }, compress: true, codegen: { removeWhitespace: true } },
      entryFileNames: ({ name }: { name: string }): string =>
        `${name.replace(/.*virtual:?_?waymark_?/, 'starter/')}.js`,
    },
  },
};

/** The package that a module belongs to, as a file is named. */
function packageName(id: string): string | null {
  return /\/node_modules\/(?:@([^/]+)\/)?([^/]+)/.exec(id)?.slice(1).filter(Boolean).join('-') ?? null;
}

/** Doors that run in Node carry their parsers inside, so a React user installs none of them. */
const nodeDoors = {
  emptyOutDir: false,
  lib: {
    entry: {
      vite: 'src/vite.ts',
      cli: 'src/cli.ts',
      server: 'src/server.ts',
      // No door: a thread that the server starts.
      'node/reportWorker': 'src/server/handler/reportWorker.ts',
    },
    formats: ['es' as const],
  },
  ssr: true,
  rolldownOptions: {
    // Databases are the host's choice: optional peers, loaded when one is opened.
    external: [/^node:/, 'vite', 'pg', '@electric-sql/pglite'],
    output: {
      entryFileNames: '[name].js',
      chunkFileNames: 'node/[name].js',
      codeSplitting: {
        groups: [
          { debugName: 'packages', name: packageName, test: (id: string) => packageName(id) !== null },
        ],
      },
      // Names of ours stay: a fault of the command line shows its stack.
      minify: { mangle: { keepNames: true }, compress: true, codegen: { removeWhitespace: true } },
    },
  },
};

/** The minifier writes `import()` with backticks, which not every tool of a host takes for a plain string. */
const quotedImports: Plugin = {
  name: 'quoted-imports',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk')
          file.code = file.code.replaceAll(/\bimport\(`([^`$\\]*)`\)/g, 'import("$1")');
      }
    },
  },
};

/** The names inside packages of others are not read in a stack. */
const shortPackageNames: Plugin = {
  name: 'short-package-names',
  renderChunk: {
    order: 'post',
    handler: (code, { fileName, moduleIds }) =>
      moduleIds.length > 0 && moduleIds.every((id) => packageName(id) !== null)
        ? minify(fileName, code, { module: true })
        : null,
  },
};

/** The command line explains with the starter guides that the browser doors ship, not with a copy of them. */
const sharedStarter: Plugin = {
  name: 'shared-starter',
  enforce: 'pre',
  resolveId: (id) =>
    id.endsWith('/starter/starterGuides.ts')
      ? { id: './starter/starterGuides.js', external: true }
      : undefined,
};

export default defineConfig(({ mode, command }) => ({
  plugins: [
    react(),
    ...(mode === 'node'
      ? [sharedStarter, sharedRooms, packedMarkdown, leanPackages, shortPackageNames, thirdPartyNotices()]
      : command === 'build'
        ? [sharedGuides, quotedImports]
        : [waymark({ dir: at('./guides') })]),
  ],
  resolve: { alias: doors },
  ...(mode === 'node' ? { ssr: { noExternal: true as const } } : {}),
  build: {
    target: 'es2022',
    // One file per module, named as its source, with its functions' names, needs no map.
    minify: false,
    cssCodeSplit: true,
    ...(mode === 'node' ? nodeDoors : browserDoors),
  },
  test: {
    projects: [unit, dom, compiled, ...(browser ? [inBrowser] : [])],
    coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'], exclude: ['**/*.d.ts'] },
  },
}));
