import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readNotices, softwareBill } from '../.ci/softwareBill.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the software bill of materials', () => {
  const npm = JSON.stringify({
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'waymark@1.0.0', name: 'checkout', version: '1.0.0' } },
    components: [{ 'bom-ref': 'idb@8.0.4', name: 'idb', version: '8.0.4' }],
    dependencies: [
      { ref: 'waymark@1.0.0', dependsOn: ['idb@8.0.4'] },
      { ref: 'idb@8.0.4', dependsOn: [] },
    ],
  });

  it('names the package, not its folder, and holds what is bundled once', () => {
    const dist = makeFolder();
    mkdirSync(join(dist, 'element'));
    writeFileSync(
      join(dist, 'THIRD-PARTY-NOTICES.md'),
      '# X\n\n## @a/b 1.2.3 (MIT)\n\ntext\n\n## c 2.0.0 (MIT OR ISC)\n',
    );
    writeFileSync(
      join(dist, 'element', 'THIRD-PARTY-NOTICES.md'),
      '## idb 8.0.4 (ISC)\n\n## @a/b 1.2.3 (MIT)\n',
    );
    const bill = JSON.parse(softwareBill(npm, 'waymark', readNotices(dist)));
    expect(bill.metadata.component).toMatchObject({ 'bom-ref': 'waymark@1.0.0', name: 'waymark' });
    expect(bill.components).toMatchObject([
      { name: 'idb' },
      { name: '@a/b', purl: 'pkg:npm/%40a/b@1.2.3', licenses: [{ license: { id: 'MIT' } }] },
      { name: 'c', version: '2.0.0', licenses: [{ expression: 'MIT OR ISC' }] },
    ]);
    expect(bill.dependencies).toEqual([
      { ref: 'waymark@1.0.0', dependsOn: ['idb@8.0.4', '@a/b@1.2.3', 'c@2.0.0'] },
      { ref: 'idb@8.0.4', dependsOn: [] },
      { ref: '@a/b@1.2.3', dependsOn: [] },
      { ref: 'c@2.0.0', dependsOn: [] },
    ]);
  });
});

describe('.ci/signatures', () => {
  /** Runs it with an `npm` that says `said` and ends with `status`. */
  function check(said: string, status: number): { readonly status: number | null; readonly out: string } {
    const folder = makeFolder();
    writeFileSync(join(folder, 'said'), said);
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat '${join(folder, 'said')}'\nexit ${status}\n`, {
      mode: 0o755,
    });
    const path = `${folder}${delimiter}${process.env['PATH']}`;
    const run = spawnSync('bash', ['.ci/signatures'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    });
    return { status: run.status, out: run.stdout + run.stderr };
  }

  it('goes on when all are signed, and says how many', () => {
    const { status, out } = check(
      'audited 9 packages in 1s\n\n9 packages have verified registry signatures\n',
      0,
    );
    expect([status, out.trim()]).toEqual([0, '9 packages have verified registry signatures']);
  });

  it.each([
    '1 package has a missing registry signature but the registry is providing signing keys:\n\nx@1.0.0',
    '2 packages have missing registry signatures but the registry is providing signing keys:',
    '1 package has an invalid registry signature:\n\nx@1.0.0',
    '3 packages have invalid attestations:',
    'Someone might have tampered with this package since it was published on the registry!',
  ])('stops, and repeats what npm said: %s', (said) => {
    const { status, out } = check(`audited 9 packages in 1s\n\n${said}\n`, 1);
    expect([status, out]).toEqual([1, expect.stringContaining(said)]);
  });

  it('goes on, and says that nothing was checked, when the registry does not answer', () => {
    const { status, out } = check('npm error code ENOTFOUND\nnpm error network request failed\n', 1);
    expect([status, out]).toEqual([0, expect.stringContaining('were not checked')]);
  });
});
