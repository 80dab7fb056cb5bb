// Builds the package into dist/: doors for browsers, doors for Node, the element, types, styles, schemas.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { build, runnerImport } from 'vite';
import { runTool } from './runTool.mjs';

rmSync('dist', { recursive: true, force: true });
// Vite takes the first mode it meets for all that follow, and loading a configuration would make that development.
process.env.NODE_ENV = 'production';
await build({ logLevel: 'warn' });
await build({ mode: 'node', logLevel: 'warn' });
const { module } = await runnerImport('./.ci/elementBuild.ts', { configFile: false, logLevel: 'error' });
await build(module.elementBuild('dist'));
const dev = await runnerImport('./.ci/devBuild.ts', { configFile: false, logLevel: 'error' });
await build(dev.module.devBuild('dist'));
const schemas = await runnerImport('./.ci/writeSchemas.ts', { configFile: false, logLevel: 'error' });
schemas.module.writeSchemas('dist/schema');
const types = await runTool('typescript', ['-p', 'src/tsconfig.json']);
copyFileSync('src/client.d.ts', 'dist/client.d.ts');
// TypeScript 6 and 7 refuse `import 'waymark/styles.css'` without a declaration.
writeFileSync('dist/styles.css.d.ts', 'export {};\n');
chmodSync('dist/cli.js', 0o755);
removeInnerTypes();
process.exitCode = types;

/** TypeScript declares every module; only what a door's types lead to is of use to anybody. */
function removeInnerTypes() {
  const doors = Object.values(JSON.parse(readFileSync('package.json', 'utf8')).exports);
  const reached = new Set();
  const open = (file) => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
      open(join(dirname(file), target.replace(/\.tsx?$/, '.d.ts')));
    }
  };
  for (const { types: door } of doors) if (door) open(join(door));
  for (const name of readdirSync('dist', { recursive: true })) {
    const file = join('dist', name);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
