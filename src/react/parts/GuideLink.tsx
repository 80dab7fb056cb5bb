import type { ReactNode } from 'react';
import { SECTION_IDS } from '../../core/model/guide.ts';
import { GuideText } from './GuideText.tsx';
import { usePanel } from './usePanel.ts';

interface GuideLinkProps {
  readonly guide: string;
  /** A section's id, or `''`. */
  readonly section?: string;
  readonly children?: ReactNode;
}

/** Opens another guide inside the panel; plain text when that guide does not exist. */
export function GuideLink({ guide, section, children }: GuideLinkProps): ReactNode {
  const { session } = usePanel();
  const head = session.guide(guide);
  if (!head) return children ?? guide;
  const known = SECTION_IDS.find((id) => id === section);
  return (
    <button
      type="button"
      className="waymark-link"
      onPointerEnter={() => void session.loadBody(guide)}
      onClick={() => session.go({ kind: 'guide', guide, ...(known && { section: known }) })}
    >
      {children ?? <GuideText guide={guide}>{head.title}</GuideText>}
    </button>
  );
}
