import type { ReactNode } from 'react';
import type { SectionId } from '../../core/model/guide.ts';
import { formatLink } from '../../session/parseLink.ts';
import { Icon } from '../parts/Icon.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { usePanel } from '../parts/usePanel.ts';

interface CopyLinkProps {
  readonly guide: string;
  readonly section: SectionId;
}

/** Copies the address of this page with the section in it. The address bar is the host's and stays as it is. */
export function CopyLink({ guide, section }: CopyLinkProps): ReactNode {
  const { words } = usePanel();
  const [state, copy] = useCopy();
  const name = `${words.copyLink}: ${words.section[section]}`;
  return (
    <span className="waymark-copy" data-state={state}>
      <button
        type="button"
        className="waymark-tool"
        data-part="copy-link"
        aria-label={name}
        title={words.copyLink}
        onClick={() => copy(addressOf({ guide, section }))}
      >
        <Icon name={state === 'copied' ? 'check' : 'link'} />
      </button>
      <span role="status" className={state === 'failed' ? 'waymark-quiet' : 'waymark-hidden'}>
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
      </span>
    </span>
  );
}

/** The page's own hash may be the host's route, so the link stands beside it. */
function addressOf(link: CopyLinkProps): string {
  const { href, hash } = location;
  const own = hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part && !part.startsWith('waymark='));
  return `${href.slice(0, href.length - hash.length)}#${[...own, formatLink(link).slice(1)].join('&')}`;
}
