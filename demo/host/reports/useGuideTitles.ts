import { useEffect, useState } from 'react';
import { guides } from 'waymark/guides';

/** Titles of all guides by id, sorted; empty until they are loaded. */
export function useGuideTitles(): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isGone = false;
    guides.index().then(
      ({ guides: heads }) => {
        const pairs = heads.map(({ id, title }) => [id, title] as const);
        if (!isGone) setTitles(new Map(pairs.sort(([, a], [, b]) => a.localeCompare(b))));
      },
      // Without titles the ids are shown.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return titles;
}
