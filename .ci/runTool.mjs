// Runs a development tool of this repository on any platform, streaming what it prints.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @param {string} name a package in node_modules @returns {string} path of the script that its `bin` names */
function binOf(name, bin = name.split('/').at(-1)) {
  const folder = `node_modules/${name}`;
  const entry = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).bin;
  return `${folder}/${typeof entry === 'string' ? entry : (entry[bin] ?? Object.values(entry)[0])}`;
}

/**
 * @param {string} name package of the tool
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] on top of this process's own
 * @returns {Promise<number>} its exit code
 */
export function runTool(name, args, env = {}) {
  return run([binOf(name), ...args], env);
}

/** @param {readonly string[]} args of node @param {Record<string, string>} [env] @returns {Promise<number>} exit code */
export function run(args, env = {}) {
  return start(process.execPath, args, { env: { ...process.env, ...env } });
}

/** @param {readonly string[]} args of npm @returns {Promise<number>} exit code */
export function runNpm(args) {
  return start('npm', args, { shell: process.platform === 'win32' });
}

function start(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}
