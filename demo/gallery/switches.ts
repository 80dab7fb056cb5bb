/** How a state is shown, as the address says it. */
export interface Switches {
  /** Id of a state; left out, all of them are shown. */
  readonly state?: string;
  readonly theme: Theme;
  /** CSS pixels. */
  readonly width: Width;
  readonly dir: Direction;
  readonly lang: Language;
  readonly look: Look;
  readonly widget: Widget;
}

export const THEMES = ['light', 'dark', 'system'] as const;
export const WIDTHS = ['1280', '768', '360'] as const;
export const DIRECTIONS = ['ltr', 'rtl'] as const;
export const LANGUAGES = ['en', 'de', 'es', 'ja', 'ar'] as const;
/** Hosts whose tokens the panel takes over. */
export const LOOKS = ['plain', 'tailwind', 'mui', 'bootstrap'] as const;

/** React's components, or `<waymark-help>` as it is packed. */
export const WIDGETS = ['react', 'element'] as const;

type Theme = (typeof THEMES)[number];
type Width = (typeof WIDTHS)[number];
type Direction = (typeof DIRECTIONS)[number];
type Language = (typeof LANGUAGES)[number];
type Look = (typeof LOOKS)[number];
type Widget = (typeof WIDGETS)[number];

/** Reads the switches out of an address; what it does not say, or says wrongly, is as the first of each list. */
export function readSwitches(search: string): Switches {
  const query = new URLSearchParams(search);
  const pick = <T extends string>(name: string, list: readonly [T, ...T[]]): T =>
    list.find((one) => one === query.get(name)) ?? list[0];
  const state = query.get('state');
  return {
    ...(state && { state }),
    theme: pick('theme', THEMES),
    width: pick('width', WIDTHS),
    dir: pick('dir', DIRECTIONS),
    lang: pick('lang', LANGUAGES),
    look: pick('look', LOOKS),
    widget: pick('widget', WIDGETS),
  };
}

/** The same switches as the query of an address. @param hasState false: without the state, for the page of all of them */
export function writeSwitches(switches: Switches, hasState = true): string {
  const entries = Object.entries(switches) as [string, string][];
  return `?${new URLSearchParams(entries.filter(([name]) => hasState || name !== 'state')).toString()}`;
}
