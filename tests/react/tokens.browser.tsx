import { describe, expect, it } from 'vitest';
import { setTheme, THEMES } from './surface.tsx';

/** Text on ground, at least 4.5:1. */
const TEXT: readonly (readonly [string, string])[] = [
  ...['text', 'quiet', 'accent', 'bad', 'good', 'warn'].flatMap((ink) => [
    [ink, 'bg'] as const,
    [ink, 'raised'] as const,
  ]),
  ['on-accent', 'accent'],
  ['text', 'mark'],
];
/** Edges of controls and marks on ground, at least 3:1. */
const EDGES = ['edge', 'accent', 'bad', 'good', 'warn'].flatMap((ink) => [
  [ink, 'bg'] as const,
  [ink, 'raised'] as const,
]);

function colour(token: string): [number, number, number] {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.className = 'waymark';
  probe.style.color = `var(--wm-${token})`;
  const [r = 0, g = 0, b = 0] = getComputedStyle(probe)
    .color.match(/[\d.]+/g)!
    .map(Number);
  probe.remove();
  return [r, g, b];
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map((token) => {
      const [r, g, b] = colour(token).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    })
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(THEMES)('tokens in the %s theme', (theme) => {
  it.each(TEXT)('E2: %s is legible on %s', (ink, ground) => {
    setTheme(theme);
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('E2: %s can be told from %s', (ink, ground) => {
    setTheme(theme);
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('E2: the theme of the page is taken where no theme is set', () => {
  delete document.documentElement.dataset['waymarkTheme'];
  const probe = document.body.appendChild(document.createElement('span'));
  probe.className = 'waymark';
  expect(getComputedStyle(probe).colorScheme).toBe('light dark');
  probe.remove();
});
