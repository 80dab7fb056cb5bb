// Compiles tests/types against the packed package with every TypeScript that hosts have: node .ci/typeVersions.mjs <tarball>
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const VERSIONS = ['5.1', '5.4', '5.9', '6.0', '7.0'];
const FACTS = 'tests/types';

const tarball = resolve(process.argv[2] ?? '');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const folder = mkdtempSync(join(tmpdir(), 'waymark-types-'));

try {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: {
        waymark: `file:${tarball}`,
        react: '19',
        'react-dom': '19',
        '@types/react': '19',
        ...Object.fromEntries(
          VERSIONS.map((version) => [`typescript-${version}`, `npm:typescript@~${version}.0`]),
        ),
      },
    }),
  );
  const install = spawnSync(
    npm,
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
    },
  );
  if (install.status === 0) compile();
  else
    console.log(
      `!!! The npm registry does not answer: other versions of TypeScript were NOT tried.\n${install.stderr}`,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compile() {
  for (const file of readdirSync(FACTS)) copyFileSync(join(FACTS, file), join(folder, file));
  for (const [resolution, module] of [
    ['bundler', 'esnext'],
    ['nodenext', 'nodenext'],
  ]) {
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          lib: ['ES2022', 'DOM', 'DOM.Iterable'],
          module,
          moduleResolution: resolution,
          jsx: 'react-jsx',
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
          types: [],
        },
        include: ['*.ts'],
      }),
    );
    const versions = resolution === 'bundler' ? VERSIONS : [VERSIONS[0], VERSIONS.at(-1)];
    for (const version of versions) {
      const tsc = join(folder, 'node_modules', `typescript-${version}`, 'bin', 'tsc');
      const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  TypeScript ${version}, ${resolution}`);
      if (status !== 0) {
        console.log(stdout);
        process.exitCode = 1;
      }
    }
  }
}
