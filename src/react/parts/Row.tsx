import type { ReactNode } from 'react';

interface RowProps {
  readonly name: string;
  readonly title: ReactNode;
  /** What is inside, in a few words. */
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
        // The event of a row inside bubbles in React.
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
