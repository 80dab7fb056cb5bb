import type { ReactNode } from 'react';

const PATHS = {
  runs: 'M4 6h16M4 12h16M4 18h10',
  missions: 'M12 3l2.6 5.6 6.1.7-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6L3.3 9.3l6.1-.7z',
  approvals: 'M5 12.5l4.2 4.2L19 7',
  artifacts: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  vault: 'M14.5 9.5a4 4 0 1 1-3 3.9L8 17H5v3H3v-3l6.6-6.6a4 4 0 0 1 4.9-.9zM16 8.5h.01',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  context: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  network: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  billing: 'M3 7h18v10H3zM3 11h18M7 15h3',
  reports: 'M5 4h14v12H9l-4 4zM9 9h6M9 12h4',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  good: 'M5 12.5l4.2 4.2L19 7',
  bad: 'M7 7l10 10M17 7L7 17',
  wait: 'M12 6v6l4 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  busy: 'M12 3a9 9 0 1 0 9 9',
  quiet: 'M6 12h12',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4 12H2M22 12h-2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing; says nothing to a screen reader. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
