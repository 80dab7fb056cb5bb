import type { ReactNode } from 'react';

/** Stands where data will be, or says why there is none. */
export function Loading({
  error,
  retry,
}: {
  readonly error?: string | undefined;
  readonly retry?: () => void;
}): ReactNode {
  if (!error)
    return (
      <output className="empty" data-busy="true">
        Loading …
      </output>
    );
  return (
    <div className="empty" role="alert">
      <p>{error}</p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
