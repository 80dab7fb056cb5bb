import type { ReactNode } from 'react';

/** Drawings that the first answer may show. */
const PATHS = {
  alert: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5.25v3.25M8 11h.01',
  back: 'M9.75 3.5 5.25 8l4.5 4.5',
  check: 'm3.5 8.5 3 3 6-7',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.75V8l2.25 1.5',
  close: 'm4 4 8 8M12 4l-8 8',
  flag: 'M3.75 14V2.5h8l-1.5 3 1.5 3h-8',
  open: 'M6 4h6v6M12 4l-8 8',
  retry: 'M13 8A5 5 0 1 1 11.4 4.3L13 5.8M13 2.75v3.05H9.9',
} as const;

export type IconName = keyof typeof PATHS;

/** One of ours, or a drawing that comes with the code that shows it. */
export type IconProps =
  | { readonly name: IconName; readonly path?: undefined }
  | { readonly name: string; readonly path: string };

/** A 16 px line drawing, hidden from assistive technology; the text beside it carries the meaning. */
export function Icon({ name, path = PATHS[name as IconName] }: IconProps): ReactNode {
  return (
    <svg className="waymark-icon" data-icon={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
