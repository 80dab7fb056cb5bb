import type { Page } from 'playwright-core';
import type { Check } from './check.ts';
import { pageFaults } from './pageFaults.ts';

const CONTRAST = 'color-contrast';

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly element?: Element }[];
}

interface Axe {
  readonly run: (
    context: Document,
    options: { readonly elementRef: true; readonly resultTypes: readonly string[]; readonly preload: false },
  ) => Promise<{ readonly violations: readonly AxeViolation[] }>;
}

/** Checks contrast, and everything else that axe checks, of the button and the open panel only. */
export async function checkAccess(page: Page, axe: string | undefined): Promise<readonly Check[]> {
  const titles = ['Text of the help can be told from its ground', 'axe finds nothing in the help'] as const;
  if (axe === undefined) {
    const skipped = 'run `npm install --no-save axe-core` for it';
    return titles.map((title) => ({ title, problems: [], skipped }));
  }
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { readonly axe: Axe }).axe.run(document, {
      elementRef: true,
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.flatMap(({ id, help, nodes }) => {
      const own = nodes.filter(({ element }) => {
        const root = element?.getRootNode();
        return (
          element?.closest('.waymark') ||
          (root instanceof ShadowRoot && root.host.localName === 'waymark-help')
        );
      });
      return own.length > 0 ? [{ id, help, count: own.length, example: own[0]!.html.slice(0, 120) }] : [];
    });
  });
  const faults = (isWanted: (id: string) => boolean) =>
    found
      .filter(({ id }) => isWanted(id))
      .map(({ id, help, count, example }) => pageFaults.axe(id, help, count, example));
  return [
    { title: titles[0], problems: faults((id) => id === CONTRAST) },
    { title: titles[1], problems: faults((id) => id !== CONTRAST) },
  ];
}
