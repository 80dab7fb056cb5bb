// Button at once, modal on demand: the way documentation sites split it.
import { DocSearch } from '@docsearch/core';
import '@docsearch/css/dist/_variables.css';
import '@docsearch/css/dist/button.css';
import { DocSearchButton } from '@docsearch/react/button';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { mountReact } from './mountReact.jsx';

mountReact(() => {
  const [Modal, setModal] = useState(null);
  const [open, setOpen] = useState(false);
  window.__close = () => setOpen(false);
  const load = () => import('./docsearchModal.jsx').then((module) => setModal(() => module.DocSearchModal));
  return (
    <DocSearch>
      <DocSearchButton
        onClick={() => {
          void load();
          setOpen(true);
        }}
        onMouseOver={load}
      />
      {open &&
        Modal &&
        createPortal(
          <Modal
            appId="X"
            apiKey="Y"
            indices={['Z']}
            insights={false}
            initialScrollY={window.scrollY}
            onClose={() => setOpen(false)}
          />,
          document.body,
        )}
    </DocSearch>
  );
});
