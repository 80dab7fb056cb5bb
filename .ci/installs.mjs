// Installs the packed package beside the versions that hosts have: node .ci/installs.mjs <tarball>
// For npm only the dependency tree is worked out, with peers strict as it has them by default; pnpm and Yarn really install.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const HOSTS = {
  'Vite 5, React 18.2': { vite: '5', react: '18.2.0', 'react-dom': '18.2.0' },
  'Vite 6, React 18.0': { vite: '6', react: '18.0.0', 'react-dom': '18.0.0' },
  'Vite 7, React 19': { vite: '7', react: '19', 'react-dom': '19' },
  'Vite 8, React 19': { vite: '8', react: '19', 'react-dom': '19' },
  'no Vite, pg 8.11': { pg: '8.11.0', react: '19', 'react-dom': '19' },
  'no Vite, PGlite': { '@electric-sql/pglite': '0.5', react: '19', 'react-dom': '19' },
};

const tarball = resolve(process.argv[2] ?? '');
const isWindows = process.platform === 'win32';
const npm = isWindows ? 'npm.cmd' : 'npm';

if (spawnSync(npm, ['view', 'react', 'version', '--fetch-timeout=10000', '--fetch-retries=0']).status !== 0) {
  console.log('!!! The npm registry does not answer: installing beside other versions was NOT tried.');
  process.exit(0);
}
let failed = 0;
for (const [host, dependencies] of Object.entries(HOSTS)) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-host-'));
  const manifest = {
    name: 'host',
    private: true,
    dependencies: { ...dependencies, waymark: `file:${tarball}` },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  try {
    execFileSync(npm, ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'pipe',
    });
    console.log(`ok      ${host}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${host}\n${error.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
/** By other package managers, with peers strict, and loaded after it. */
const MANAGERS = {
  pnpm: ['pnpm@10', 'install', '--ignore-scripts', '--config.strict-peer-dependencies=true'],
  yarn: ['@yarnpkg/cli-dist@4', 'install', '--mode=skip-build'],
};
for (const [manager, command] of Object.entries(MANAGERS)) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-host-'));
  const dependencies = { react: '19', 'react-dom': '19', waymark: `file:${tarball}` };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'host', private: true, type: 'module', dependencies }),
  );
  // Without them Yarn takes a folder above for the project, and its own way of linking.
  writeFileSync(join(folder, 'yarn.lock'), '');
  writeFileSync(join(folder, '.yarnrc.yml'), 'nodeLinker: node-modules\nenableTelemetry: false\n');
  writeFileSync(join(folder, 'load.js'), "import 'waymark/core';\nimport 'waymark/server';\n");
  // CI is set by most services, and makes Yarn refuse to write the lock file that is not there yet.
  const options = { cwd: folder, stdio: 'pipe', timeout: 120_000, env: { ...process.env, CI: '' } };
  try {
    execFileSync(isWindows ? 'npx.cmd' : 'npx', ['-y', ...command], options);
    execFileSync(process.execPath, ['load.js'], options);
    console.log(`ok      by ${manager}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  by ${manager}\n${error.stdout}${error.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = failed > 0 ? 1 : 0;
