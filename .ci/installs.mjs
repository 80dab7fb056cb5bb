// Installs the packed package beside the versions that hosts have: node .ci/installs.mjs <tarball>
// For npm only the dependency tree is worked out, with peers strict as it has them by default; pnpm and Yarn really install. Beside each Vite the
// plugin then builds guides and serves them.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
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

/** A run that a starter guide leads. */
const CASE = { status: 'failed', failures: [{ code: 'invalid_api_key', status: 401 }] };

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
for (const major of [5, 6, 7, 8]) {
  const said = await tryVite(major).catch((error) => String(error.message ?? error));
  console.log(`${said === '' ? 'ok    ' : 'FAILED'}  the plugin in Vite ${major}${said && `\n${said}`}`);
  if (said !== '') failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;

/** A case that says which guide leads in the run. */
function lead(id) {
  return `${JSON.stringify({ input: CASE, lead: id })}\n`;
}

/** @returns what went wrong; nothing when all is well */
async function tryVite(major) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-vite-'));
  const write = (file, text) => writeFileSync(join(folder, file), text);
  const run = (command, ...args) =>
    spawnSync(isWindows ? `${command}.cmd` : command, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 180_000,
    });
  try {
    mkdirSync(join(folder, 'guides'));
    const dependencies = { react: '19', 'react-dom': '19', vite: String(major), waymark: `file:${tarball}` };
    write('package.json', JSON.stringify({ name: 'host', private: true, type: 'module', dependencies }));
    write('index.html', '<script type="module" src="/main.js"></script>');
    write('main.js', "import { guides } from 'virtual:waymark/guides';\nguides.index().then(console.log);\n");
    const config = "import { waymark } from 'waymark/vite';\nexport default { plugins: [waymark()] };\n";
    write('vite.config.js', config);
    const install = run(npm.replace('.cmd', ''), 'install', '--no-audit', '--no-fund', '--prefer-offline');
    if (install.status !== 0) return install.stderr;
    const made = run('npx', 'waymark', 'new', 'index-locked', '--dir', 'guides');
    if (made.status !== 0) return made.stderr;
    // A starter guide leads in this case, so the plugin has to load them out of the package.
    write('guides/index-locked.cases.jsonl', lead('credentials-invalid'));
    const build = run('npx', 'vite', 'build');
    if (build.status !== 0) return `The build failed.\n${build.stdout}${build.stderr}`;
    write('guides/index-locked.cases.jsonl', lead('index-locked'));
    const wrong = run('npx', 'vite', 'build');
    if (wrong.status === 0 || !/credentials-invalid/.test(wrong.stderr)) {
      return `A case with another answer passed.\n${wrong.stdout}${wrong.stderr}`;
    }
    return await tryDevelopment(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page's requests in development, and what is said of the case with another answer. */
async function tryDevelopment(folder) {
  const port = await freePort();
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  const server = spawn(
    process.execPath,
    [vite, '--port', String(port), '--strictPort', '--host', '127.0.0.1'],
    {
      cwd: folder,
    },
  );
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (said += text));
  try {
    const read = (path) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        async (response) => ({ status: response.status, text: await response.text() }),
        (error) => ({ status: 0, text: String(error) }),
      );
    await until(async () => (await read('/')).status === 200);
    for (const name of ['guides', 'catalog', 'guides/index-locked']) {
      const { status, text } = await read(`/@id/__x00__virtual:waymark/${name}`);
      if (status !== 200) return `Vite answers ${status} for ${name} in development.\n${text}\n${said}`;
    }
    await until(() => said.includes('credentials-invalid'));
    return said.includes('credentials-invalid')
      ? ''
      : `Nothing is said of a case with another answer.\n${said}`;
  } finally {
    server.kill();
  }
}

async function until(isSo) {
  for (let tries = 0; tries < 240 && !(await isSo()); tries += 1) {
    await new Promise((done) => setTimeout(done, 250));
  }
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
