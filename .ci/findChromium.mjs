// Prints the path of the Chromium that browser tests drive; nothing, and exit code 1, when there is none.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./tests/findBrowser.ts', { configFile: false, logLevel: 'error' });
const path = module.findBrowser();
if (path === null) process.exitCode = 1;
else console.log(path);
