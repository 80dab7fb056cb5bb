import { useMemo } from 'react';
import { wordsFrom, type PanelWords, type WordsOf } from '../../text/wordsFrom.ts';
import { usePanel } from './usePanel.ts';

/** The panel's words and those of a part that brings its own, such as the report form. */
export function useWords<M extends object>(messages: M): PanelWords & WordsOf<M> {
  const panel = usePanel();
  return useMemo(
    () => ({ ...panel.words, ...wordsFrom(messages, panel.messages ?? {}, panel.words) }),
    [messages, panel.words, panel.messages],
  );
}
