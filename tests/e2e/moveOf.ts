import type { Locator } from '@playwright/test';

/** The part of a panel with the recommended move. */
export function moveOf(panel: Locator): Locator {
  return panel.getByRole('region', { name: /^Next move/ });
}
