// Installs the packed package into the apps of examples/, builds and serves them, and drives each in a Chromium:
//   node .ci/hosts.mjs [--tarball <file>] [--some] [example …]
// `--some` takes those that stand for the others, as CI does. Pictures go to test-results/hosts/. Downloads come from npm's cache where it has them.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';

/** A static page under a strict policy, server components with the report server, and another bundler. */
const SOME = ['html', 'next', 'webpack'];
/** How often a server is asked, every half second, before it counts as not there: some build first. */
const MAX_TRIES = 300;
/** Milliseconds for one step of one example. */
const STEP = 300_000;
process.env.CHROMIUM_PATH ??= execFileSync(process.execPath, ['.ci/findChromium.mjs'], {
  encoding: 'utf8',
}).trim();
// A host's own tools say what they build for; what this repository's tools have set would break Next's build.
delete process.env.NODE_ENV;
const TOKEN = 'support-token-of-this-test';

const args = process.argv.slice(2);
const names = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--tarball');
const all = readdirSync('examples').filter((name) => existsSync(`examples/${name}/package.json`));
const wanted =
  names.length > 0 ? names : args.includes('--some') ? all.filter((it) => SOME.includes(it)) : all;
const pictures = resolve('test-results/hosts');
const isWindows = process.platform === 'win32';
const npm = isWindows ? 'npm.cmd' : 'npm';
const tarball = args.includes('--tarball') ? resolve(args[args.indexOf('--tarball') + 1]) : pack();

if (spawnSync(npm, ['view', 'react', 'version', '--fetch-timeout=10000', '--fetch-retries=0']).status !== 0) {
  console.log('!!! The npm registry does not answer: the example apps were NOT tried.');
  process.exit(0);
}
let failed = 0;
for (const name of wanted) {
  const from = Date.now();
  const said = await tryOut(name).catch((error) => String(error.message ?? error));
  const seconds = ((Date.now() - from) / 1000).toFixed(0);
  console.log(`${said === '' ? 'ok    ' : 'FAILED'}  ${name}, ${seconds} s${said && `\n${said}`}`);
  if (said !== '') failed += 1;
}
console.log(`${wanted.length - failed} of ${wanted.length} hosts; pictures are in ${pictures}`);
process.exitCode = failed > 0 ? 1 : 0;

function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pack-'));
  must(spawnSync(process.execPath, ['.ci/build.mjs'], { encoding: 'utf8' }));
  must(spawnSync(npm, ['pack', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8' }));
  return join(folder, readdirSync(folder)[0]);
}

function must({ status, stdout, stderr, error }) {
  if (status !== 0) throw new Error([error?.message, stdout, stderr].filter(Boolean).join('\n').slice(-4000));
}

/** @returns what went wrong; nothing when all is well */
async function tryOut(name) {
  const folder = mkdtempSync(join(tmpdir(), `waymark-${name}-`));
  const run = (...command) =>
    must(spawnSync(npm, command, { cwd: folder, encoding: 'utf8', timeout: STEP, shell: isWindows }));
  const install = (...packages) =>
    run('install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...packages);
  try {
    cpSync(`examples/${name}`, folder, {
      recursive: true,
      filter: (path) => !/node_modules|dist$/.test(path),
    });
    install(tarball);
    const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const build = () => scripts.build && run('run', 'build');
    build();
    if (scripts.test) run('test');
    if (!scripts.start) return '';
    const said = await drive(name, folder, scripts.start);
    const island = mountIsland(name);
    if (said !== '' || !island) return said;
    install('react@19', 'react-dom@19', '@types/react@19');
    writeFileSync(join(folder, 'src', island.file), island.text);
    if (name === 'angular') addStyles(join(folder, 'angular.json'));
    build();
    const mounted = await drive(`${name} with mountHelp`, folder, scripts.start);
    return mounted && `with mountHelp: ${mounted}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The component that docs/frameworks.md shows for a page with React at hand, as it stands there. */
function mountIsland(name) {
  const page = readFileSync('docs/frameworks.md', 'utf8');
  const found = new RegExp(`^### ${name}: \`(.+)\`\n[^]*?^\`\`\`\\w+\n([^]*?)^\`\`\`$`, 'im').exec(page);
  return found && { file: found[1], text: found[2] };
}

/** As docs/frameworks.md says. */
function addStyles(file) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('["src/styles.css"]', '["waymark/styles.css", "src/styles.css"]'));
}

/** Serves an app that is built, and drives it. @returns what went wrong; nothing when all is well */
async function drive(title, folder, start) {
  const port = await freePort();
  const server = spawn(npm, ['start', '--', ...portOption(start, port)], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), SUPPORT_TOKEN: TOKEN },
    detached: !isWindows,
    stdio: 'ignore',
  });
  try {
    const url = `http://localhost:${port}/`;
    await answers(url);
    const shots = join(pictures, title);
    mkdirSync(shots, { recursive: true });
    const cli = join(folder, 'node_modules/waymark/dist/cli.js');
    const options = ['--url', url, '--dry', '--pictures', shots];
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'doctor', ...options], {
      encoding: 'utf8',
      timeout: STEP,
    });
    const isNotTried = /^skipped/m.test(stdout);
    if (status !== 0 || isNotTried) return `${stdout}${stderr}`;
    return existsSync(join(folder, 'reports.ts')) ? await sendReport(url) : await finishRun(url);
  } finally {
    if (server.pid) stop(server);
  }
}

/** Servers that do not read PORT. */
function portOption(start, port) {
  return /^(vite|ng|next) /.test(start) ? ['--port', String(port)] : [];
}

function stop(server) {
  if (isWindows) server.kill();
  else process.kill(-server.pid, 'SIGKILL');
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url) {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`${url} did not answer within ${MAX_TRIES / 2} seconds.`);
}

/** A run that changes in place, where the page has a button for it: the help has to see it. */
async function finishRun(url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const help = page.locator('.waymark-button').first();
    await help.waitFor();
    const finish = page.locator('#finish');
    if ((await finish.count()) === 0) return '';
    await finish.click();
    return await help.waitFor({ state: 'hidden', timeout: 10_000 }).then(
      () => '',
      () => 'The run succeeded, and the Help button still stands there.',
    );
  } finally {
    await browser.close();
  }
}

/** A report that is really sent, to the app's own server, and what support reads of it. */
async function sendReport(url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator('.waymark-button').first().click();
    await page.locator('[data-part="footer"] [data-part="report"]').click();
    await page.locator('[data-part="send"]:not([aria-disabled])').click();
    await page.locator('[data-part="report"][data-state="delivered"]').waitFor({ timeout: 30_000 });
  } finally {
    await browser.close();
  }
  const read = await fetch(`${url}api/reports?run=run-7`, { headers: { Authorization: `Bearer ${TOKEN}` } });
  const { reports } = await read.json();
  return reports?.length === 1 ? '' : `Support is answered ${read.status}: ${JSON.stringify(reports)}`;
}
