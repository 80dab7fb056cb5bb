// Publishes the package: node .ci/release.mjs [--dry-run]
// Runs the whole of .ci/run first. Provenance needs one of the CI services that the npm registry knows.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const isDry = process.argv.includes('--dry-run');
const { name, version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Runs a command to its end. @returns {string} what it printed, when `isQuiet` */
function run(command, args, isQuiet = false) {
  const { status, stdout } = spawnSync(command, args, {
    stdio: isQuiet ? ['ignore', 'pipe', 'inherit'] : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) fail(`\`${command} ${args.join(' ')}\` ended with ${status}.`);
  return stdout ?? '';
}

function fail(text) {
  console.error(`Not released: ${text}`);
  process.exit(1);
}

if (run('git', ['status', '--porcelain'], true).trim()) fail('there are changes that are not committed.');
if (!readFileSync('CHANGELOG.md', 'utf8').includes(`## ${version}`)) {
  fail(`CHANGELOG.md has no part for ${version}. Move the lines of "Unreleased" under \`## ${version}\`.`);
}
if (!repository && !isDry) fail('package.json names no `repository`, which provenance needs.');

run('bash', ['.ci/run']);
const { module } = await runnerImport('./.ci/softwareBill.ts', { configFile: false, logLevel: 'error' });
const sbom = run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], true);
writeFileSync('test-results/sbom.json', module.softwareBill(sbom, name, module.readNotices('dist')));
run('npm', ['publish', '--provenance', ...(isDry ? ['--dry-run'] : [])]);
