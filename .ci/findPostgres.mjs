// Prints the folder of the PostgreSQL that tests run on; nothing, and exit code 1, when there is none.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./tests/server/findPostgres.ts', {
  configFile: false,
  logLevel: 'error',
});
const path = module.findPostgres();
if (path === null) process.exitCode = 1;
else console.log(path);
