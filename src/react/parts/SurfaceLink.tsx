import type { MouseEvent, ReactNode } from 'react';
import type { Run } from '../../core/model/run.ts';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import type { Surface } from '../../session/sessionState.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from '../provider/useSession.ts';

interface SurfaceLinkProps {
  readonly surface: string;
  readonly className?: string;
  readonly part?: string;
  /** Called instead of opening the surface. @param isFollowed the browser itself follows the link */
  readonly press?: (isFollowed: boolean) => void;
  readonly children: ReactNode;
}

/** The way to a screen of the host: a link where it has an address, else a button, text where the host has no way there. */
export function SurfaceLink(props: SurfaceLinkProps): ReactNode {
  const { surface, className = 'waymark-link', part = 'action', children } = props;
  const { session, host } = usePanel();
  const run = useSession(session, (state) => state.run);
  const { open, href }: Partial<Surface> =
    host.surfaces && Object.hasOwn(host.surfaces, surface) ? host.surfaces[surface]! : {};
  const press = props.press ?? ((isFollowed: boolean) => session.openSurface(surface, isFollowed));
  const address = run && addressOf(href, run);
  if (address === undefined) {
    if (!open) return children;
    return (
      <button type="button" className={className} data-part={part} onClick={() => press(false)}>
        {children}
      </button>
    );
  }
  const follow = (event: MouseEvent): void => {
    const isPlain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const isOurs = isPlain && open !== undefined;
    if (isOurs) event.preventDefault();
    press(!isOurs);
  };
  return (
    <a
      className={className}
      href={address}
      data-part={part}
      onClick={follow}
      onAuxClick={(event) => event.button === 1 && follow(event)}
    >
      {children}
    </a>
  );
}

/** The surface's address, resolved against this page; `undefined` where it is missing, invalid or not safe to open. */
function addressOf(href: Surface['href'], run: Run): string | undefined {
  try {
    const given = typeof href === 'function' ? href({ run }) : href;
    return given && safeUrl(new URL(given, document.baseURI).href);
  } catch {
    return undefined;
  }
}
