import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is read and written of CycloneDX 1.5. @see https://cyclonedx.org/docs/1.5/json/ */
interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly { readonly 'bom-ref': string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/**
 * The software bill of materials of the package: what `npm sbom` says of it, which goes by `dependencies`, and the packages whose code stands
 * in its built files, which are dependencies of its development alone. npm names the root after its folder.
 *
 * @param sbom what `npm sbom --sbom-format cyclonedx --omit dev` printed
 * @param name of the package
 * @param notices the texts of `THIRD-PARTY-NOTICES.md`
 */
export function softwareBill(sbom: string, name: string, notices: readonly string[]): string {
  const bill = JSON.parse(sbom) as Bill;
  const root = bill.metadata.component['bom-ref'];
  const known = new Set(bill.components.map((component) => component['bom-ref']));
  const bundled = new Map(
    notices
      .flatMap((text) => [...text.matchAll(/^## (\S+) (\S+) \((.+)\)$/gm)])
      .map(
        ([, of = '', version = '', licence = '']) => [`${of}@${version}`, { of, version, licence }] as const,
      )
      .filter(([ref]) => !known.has(ref)),
  );
  return JSON.stringify(
    {
      ...bill,
      metadata: { ...bill.metadata, component: { ...bill.metadata.component, name } },
      components: [
        ...bill.components,
        ...[...bundled].map(([ref, { of, version, licence }]) => ({
          'bom-ref': ref,
          type: 'library',
          name: of,
          version,
          scope: 'required',
          purl: `pkg:npm/${of.replace('@', '%40')}@${version}`,
          licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
        })),
      ],
      dependencies: [
        ...bill.dependencies.map((one) =>
          one.ref === root ? { ...one, dependsOn: [...(one.dependsOn ?? []), ...bundled.keys()] } : one,
        ),
        ...[...bundled.keys()].map((ref) => ({ ref, dependsOn: [] })),
      ],
    },
    null,
    2,
  );
}

/** The notices that a build wrote. */
export function readNotices(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('THIRD-PARTY-NOTICES.md'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
