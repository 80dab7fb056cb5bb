import type { ReactNode } from 'react';
import { act } from '../notices.ts';
import { postJson } from '../request.ts';
import { useResource } from '../useResource.ts';

/** Closes and opens the support desk that reports are delivered to, so that one can see them wait and arrive. */
export function DeskSwitch(): ReactNode {
  const { data, reload } = useResource<{ readonly isOpen: boolean }>('/api/desk');
  if (!data) return null;
  const { isOpen } = data;
  const turn = async (): Promise<void> => {
    const body = { isOpen: !isOpen };
    await act(isOpen ? 'The support desk is closed.' : 'The support desk is open.', () =>
      postJson('/api/desk', { body }),
    );
    await reload();
  };
  return (
    <div className="setting">
      <div>
        <strong>Support desk</strong>
        <p>
          {isOpen
            ? 'Open. It runs on this machine and takes each report as a signed webhook.'
            : 'Closed: it answers 503, so reports wait here and are tried again by themselves.'}
        </p>
      </div>
      <button type="button" className="button" onClick={() => void turn()}>
        {isOpen ? 'Close the desk' : 'Open the desk'}
      </button>
    </div>
  );
}
