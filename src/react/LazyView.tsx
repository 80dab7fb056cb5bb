import { useEffect, type ComponentType, type ReactNode } from 'react';
import type { Loader } from './createLoader.ts';
import { LoadFailed } from './LoadFailed.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useCode } from './useCode.ts';
import { usePanel } from './usePanel.ts';

/** A view whose code is not part of the panel's own: drawn as soon as it is there, with a way to try again. */
export function LazyView({ loader }: { readonly loader: Loader<ComponentType> }): ReactNode {
  const { words } = usePanel();
  const [View, isFailed, load] = useCode(loader);
  useEffect(() => {
    if (!View) load();
  }, [View, load]);
  if (View) return <View />;
  return isFailed ? (
    <LoadFailed text={words.panelFailed} retry={() => load()} />
  ) : (
    <Skeleton label={words.loadingGuide} />
  );
}
