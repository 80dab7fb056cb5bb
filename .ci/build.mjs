// Builds the package into dist/: doors for browsers, doors for Node, types, styles.
import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { build } from 'vite';
import { runTool } from './runTool.mjs';

rmSync('dist', { recursive: true, force: true });
await build({ logLevel: 'warn' });
await build({ mode: 'node', logLevel: 'warn' });
const types = await runTool('typescript', ['-p', 'src/tsconfig.json']);
copyFileSync('src/client.d.ts', 'dist/client.d.ts');
chmodSync('dist/cli.js', 0o755);
process.exitCode = types;
