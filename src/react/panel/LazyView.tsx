import { useEffect, useLayoutEffect, useState, type ComponentType, type ReactNode } from 'react';
import type { Loader } from '../parts/createLoader.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useCode } from '../parts/useCode.ts';
import { usePanel } from '../parts/usePanel.ts';

interface LazyViewProps {
  readonly loader: Loader<ComponentType>;
  /** Which of the panel's headings it brings. */
  readonly heading: 'report' | 'others';
}

/** A view whose code is not part of the panel's own: drawn as soon as it is there, with a way to try again. */
export function LazyView({ loader, heading }: LazyViewProps): ReactNode {
  const { words, id, reveal } = usePanel();
  const [View, isFailed, load] = useCode(loader);
  const [wasThere] = useState(View !== undefined);
  useEffect(() => {
    if (!View) load();
  }, [View, load]);
  useLayoutEffect(() => {
    // The heading that should have had the focus when the view was opened.
    if (View && !wasThere) reveal(`${id}-${heading}`);
  }, [View, wasThere, reveal, id, heading]);
  if (View) return <View />;
  return isFailed ? (
    <LoadFailed text={words.panelFailed} retry={() => load()} />
  ) : (
    <Skeleton label={words.loadingGuide} />
  );
}
