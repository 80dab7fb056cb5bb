import type { ReactNode } from 'react';
import { enGuide } from '../../text/en/enGuide.ts';
import { useWords } from '../parts/useWords.ts';
import type { SectionId } from '../../core/model/guide.ts';
import { withLink } from '../../session/deepLink.ts';
import { Icon } from '../parts/Icon.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { usePanel } from '../parts/usePanel.ts';

interface CopyLinkProps {
  readonly guide: string;
  readonly section: SectionId;
}

/** Copies the address of this page with the section in it. The address bar is the host's and stays as it is. */
export function CopyLink({ guide, section }: CopyLinkProps): ReactNode {
  const { link } = usePanel();
  const words = useWords(enGuide);
  const [state, copy] = useCopy();
  if (!link) return null;
  const name = `${words.copyLink}: ${words.section[section]}`;
  return (
    <span className="waymark-copy" data-state={state}>
      <button
        type="button"
        className="waymark-tool"
        data-part="copy-link"
        aria-label={name}
        title={words.copyLink}
        onClick={() => copy(withLink(location.href, { guide, section }, link))}
      >
        <Icon name={state === 'copied' ? 'check' : 'link'} />
      </button>
      <span role="status" className={state === 'failed' ? 'waymark-quiet' : 'waymark-hidden'}>
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
      </span>
    </span>
  );
}
