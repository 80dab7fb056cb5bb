import type { ReactNode } from 'react';

interface RowProps {
  readonly name: string;
  readonly title: ReactNode;
  /** A few words about the content. */
  readonly gist?: ReactNode;
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A closed row with its gist beside it. */
export function Row({ name, title, gist, onToggle, children }: RowProps): ReactNode {
  return (
    <details
      className="waymark-line"
      data-part="row"
      data-row={name}
      onToggle={(event) => {
        // React lets the `toggle` event of an inner row bubble.
        if (event.target === event.currentTarget) onToggle?.(event.currentTarget.open);
      }}
    >
      <summary>
        <span>{title}</span>
        {gist !== undefined && gist !== '' && <span className="waymark-gist">{gist}</span>}
      </summary>
      <div>{children}</div>
    </details>
  );
}
