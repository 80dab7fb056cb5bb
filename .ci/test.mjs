// Everything `npm test` checks. Each tool prints as it goes; the last line counts all of it: `N passed, N failed`.
// `--package` builds the package and checks it too, as .ci/run does.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runnerImport } from 'vite';
import { run, runNpm, runTool } from './runTool.mjs';

const results = 'test-results';
const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const startedAt = Date.now();

/** One tool, one check: passed when it ends with 0. */
async function check(title, start) {
  const code = await timed(title, start);
  count[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) failures.push(title);
  return code === 0;
}

/** A tool that counts its own tests and writes them to `file`. One that dies without a count is one failure. */
async function suite(title, file, start, read) {
  rmSync(file, { force: true });
  const code = await timed(title, start);
  const counted = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(count)) count[key] += counted[key];
  if (counted.failed > 0) failures.push(`${title}: ${counted.failed} failed`);
}

async function timed(title, start) {
  console.log(`\n── ${title}`);
  const from = Date.now();
  const code = await start();
  console.log(
    `── ${title}: ${code === 0 ? 'ok' : `exit code ${code}`}, ${((Date.now() - from) / 1000).toFixed(1)} s`,
  );
  return code;
}

/** A file that cannot even be loaded holds no test; it counts as one that failed. */
function ofVitest(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function ofPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  };
}

mkdirSync(results, { recursive: true });
const load = async (file) => (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
const browser = (await load('./tests/findBrowser.ts')).findBrowser();
const postgres = (await load('./tests/server/findPostgres.ts')).findPostgres();

await check('types', () => runTool('typescript', ['-p', 'tsconfig.json']));
await check('types of the core, which may touch neither DOM nor Node', () =>
  runTool('typescript', ['-p', 'src/core/tsconfig.json']),
);
await check('types as published', () => runTool('typescript', ['-p', 'src/tsconfig.json', '--noEmit']));
await check('lint', () => runTool('oxlint', []));
await check('format', () => runTool('oxfmt', ['--check']));
await check('no dead exports', () => runTool('knip', ['--include', 'files,exports,types']));
await check('sizes', () => run(['bench/size.mjs']));

if (process.argv.includes('--package') && (await check('package build', () => run(['.ci/build.mjs'])))) {
  await check('publint', () => runTool('publint', ['--strict']));
  await check('publish, dry', () => runNpm(['publish', '--dry-run', '--ignore-scripts', '--loglevel=error']));
  await runNpm(['pack', '--ignore-scripts', '--silent', '--pack-destination', results]);
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const tarball = `${results}/${name}-${version}.tgz`;
  await check('are the types wrong?', () =>
    runTool('@arethetypeswrong/cli', [tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'client']),
  );
  await check('installs beside what hosts have', () => run(['.ci/installs.mjs', tarball]));
  await check('hosts of examples/, driven', () => run(['.ci/hosts.mjs', '--some', '--tarball', tarball]));
  await check('types in every TypeScript that hosts have', () => run(['.ci/typeVersions.mjs', tarball]));
}

const unitFile = `${results}/vitest.json`;
await suite(
  browser ? 'tests in Node, jsdom and Chromium' : 'tests in Node and jsdom',
  unitFile,
  // Vite has set NODE_ENV for what was built here; the tests run as `vitest` alone would run them.
  () =>
    runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitFile}`], {
      NODE_ENV: 'test',
    }),
  ofVitest,
);

if (browser) {
  const endToEndFile = `${results}/playwright.json`;
  await suite(
    'end to end in Chromium',
    endToEndFile,
    () =>
      runTool(
        '@playwright/test',
        ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'],
        { PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndFile },
      ),
    ofPlaywright,
  );
}

console.log('');
for (const failure of failures) console.log(`FAILED  ${failure}`);
console.log(`${((Date.now() - startedAt) / 1000).toFixed(0)} s in all`);
if (!browser) {
  console.log(`
!!! No Chromium was found: the tests in a real browser and end to end did NOT run.
!!! Mend: \`npx playwright install chromium\`, or install Chromium, or set CHROMIUM_PATH; then run this again.
`);
  if (process.env['REQUIRE_BROWSER'] === '1') count.failed += 1;
}
if (!postgres) {
  console.log(`
!!! No PostgreSQL was found: the server's tests ran on PGlite only, NOT on a real server.
!!! Mend: \`apt-get install postgresql\`, \`brew install postgresql\`, or set POSTGRES_BIN; then run this again.
`);
  if (process.env['REQUIRE_POSTGRES'] === '1') count.failed += 1;
}
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = count.failed > 0 ? 1 : 0;
