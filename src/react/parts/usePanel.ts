import { useContext } from 'react';
import { PanelContext, type Panel } from './PanelContext.ts';

/** The open panel a part stands in. Parts are drawn nowhere else. */
export function usePanel(): Panel {
  return useContext(PanelContext)!;
}
