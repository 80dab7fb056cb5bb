import type { ReactNode } from 'react';
import type { Language } from '../../text/message.ts';
import { isSameLanguage } from '../provider/useMessages.ts';
import { usePanel } from './usePanel.ts';

interface GuideTextProps {
  readonly guide: string;
  readonly children: ReactNode;
}

/** Words of a guide inside the panel's text, with `lang` where they are in another language. */
export function GuideText({ guide, children }: GuideTextProps): ReactNode {
  const language = useGuideLanguage(guide);
  return language ? <bdi {...language}>{children}</bdi> : children;
}

/** `lang` of a guide's text where it differs from the panel's, else nothing. */
export function useGuideLanguage(guide: string): Language | undefined {
  const { session, words } = usePanel();
  const lang = session.guide(guide)?.locale;
  if (lang === undefined || isSameLanguage(lang, words.lang)) return undefined;
  return { lang, dir: /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr' };
}
