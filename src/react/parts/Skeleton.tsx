import type { ReactNode } from 'react';

const LINES = ['title', 'line', 'line', 'short', 'block', 'line', 'line', 'short'];

/** The shape of a guide while it is on its way. */
export function Skeleton({ label }: { readonly label: string }): ReactNode {
  return (
    <div className="waymark-skeleton" data-part="skeleton">
      <p role="status" className="waymark-hidden">
        {label}
      </p>
      {LINES.map((line, index) => (
        <span key={index} data-line={line} />
      ))}
    </div>
  );
}
