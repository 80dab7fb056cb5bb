import type { PanelWords, WordsOf } from '../../text/wordsFrom.ts';
import { usePanel } from './usePanel.ts';

/** The panel's words and those of a part that brings its own, such as the report form. */
export function useWords<M extends object>(messages: M): PanelWords & WordsOf<M> {
  return usePanel().wordsOf(messages);
}
