import type { ReactNode } from 'react';

const PATHS = {
  alert: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5.25v3.25M8 11h.01',
  ask: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.4 6.5a1.6 1.6 0 1 1 2.4 1.4c-.5.3-.8.6-.8 1.1M8 11.25h.01',
  back: 'M9.75 3.5 5.25 8l4.5 4.5',
  check: 'm3.5 8.5 3 3 6-7',
  circle: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.75V8l2.25 1.5',
  close: 'm4 4 8 8M12 4l-8 8',
  flag: 'M3.75 14V2.5h8l-1.5 3 1.5 3h-8',
  link: 'M6.5 9.5l3-3M7 5l1.4-1.4a2.83 2.83 0 0 1 4 4L11 9M9 11l-1.4 1.4a2.83 2.83 0 0 1-4-4L5 7',
  narrower: 'M2.5 3.5h11v9h-11ZM9.5 3.5v9M5 6.25 6.75 8 5 9.75',
  open: 'M6 4h6v6M12 4l-8 8',
  retry: 'M13 8A5 5 0 1 1 11.4 4.3L13 5.8M13 2.75v3.05H9.9',
  wider: 'M2.5 3.5h11v9h-11ZM9.5 3.5v9M6.75 6.25 5 8l1.75 1.75',
} as const;

export type IconName = keyof typeof PATHS;

/** A 16 px line drawing, hidden from assistive technology; the text beside it carries the meaning. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="waymark-icon" data-icon={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
