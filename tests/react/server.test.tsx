import { act, screen } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { ReportRunButton } from '../../src/react/button/ReportRunButton.tsx';
import { createStorage, provided, refusedRun } from './helpWorld.tsx';

async function hydrate(tree: ReactNode): Promise<void> {
  const host = document.body.appendChild(document.createElement('div'));
  host.innerHTML = renderToString(tree);
  let root!: ReturnType<typeof hydrateRoot>;
  await act(async () => {
    root = hydrateRoot(host, tree, {
      onRecoverableError: (error) => {
        throw error;
      },
    });
  });
  expect(screen.getByRole('button', { name: 'Help with run 128' })).toBeVisible();
  await act(async () => root.unmount());
  host.remove();
}

describe('server markup', () => {
  const tree = (storage: ReturnType<typeof createStorage> | null): ReactNode => (
    <StrictMode>
      {provided(
        <>
          <HelpButton run={refusedRun()} />
          <ReportRunButton run={refusedRun()} />
          <HelpDock run={refusedRun()} />
        </>,
        { storage },
      )}
    </StrictMode>
  );

  it('E5: hydrates without a warning', async () => {
    await hydrate(tree(null));
  });

  it('E5: hydrates without a warning when this browser remembers another width and a closed dock', async () => {
    const storage = createStorage();
    storage.setItem('waymark:dock:width', '500');
    storage.setItem('waymark:dock:open', 'no');
    await hydrate(tree(storage));
  });

  it('E5: holds no style attribute, which a strict content security policy would refuse', () => {
    expect(renderToString(tree(null))).not.toContain('style=');
  });
});
