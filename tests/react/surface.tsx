import axe from 'axe-core';
import { expect } from 'vitest';
import '../../src/styles.css';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Draws page and panel in a theme, whatever the browser prefers. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['waymarkTheme'] = theme;
  document.documentElement.lang = 'en';
  document.body.style.background = theme === 'dark' ? '#111' : '#fff';
}

export const part = (name: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-part="${name}"]`)!;

/** Waits until `find` gives something. */
export async function seen<T>(find: () => T | null | undefined | false): Promise<T> {
  let found: T | null | undefined | false;
  await expect.poll(() => Boolean((found = find())), { timeout: 15_000 }).toBe(true);
  return found as T;
}

export const text = (words: string, selector = '*'): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent?.trim() === words);

/** Waits until no animation and no transition runs that ends. `finished` rejects with an `AbortError` where another one takes its place. */
export async function animationsEnd(): Promise<void> {
  const isEnding = (one: Animation): boolean =>
    one.playState === 'running' && one.effect?.getTiming().iterations !== Infinity;
  await seen(() => !document.getAnimations().some(isEnding));
}

/** Every rule of axe, the ones called best practice too, on what Waymark draws. */
export async function expectNoViolations(): Promise<void> {
  // A running entry animation would be judged half way.
  await animationsEnd();
  const { violations } = await axe.run({ include: [['.waymark']] }, { resultTypes: ['violations'] });
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join('\n')}`,
    ),
  ).toEqual([]);
}

/** Controls of less than 24 px in height or width, links in running text apart. */
export function smallTargets(): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    '.waymark-panel :is(button, input, select, textarea, summary, a, [role="separator"]), .waymark-button',
  );
  return [...controls].flatMap((control) => {
    const { width, height } = control.getBoundingClientRect();
    const isInText = [...control.parentNode!.childNodes].some(
      (one) => one.nodeType === Node.TEXT_NODE && one.textContent!.trim(),
    );
    if (width === 0 || isInText) return [];
    // A label around a box belongs to the target.
    const target = control.closest('label')?.getBoundingClientRect() ?? { width, height };
    const isEdge = control.getAttribute('role') === 'separator';
    const isSmall = target.height < 24 || (target.width < 24 && !isEdge);
    return isSmall ? [`${control.outerHTML.slice(0, 80)} ${target.width}×${target.height}`] : [];
  });
}
