// Only what runs before the first click: the host knows its run and its guides, nothing is hovered.
import { HelpButton, HelpProvider } from 'waymark';
import { guides } from 'waymark/guides';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('slot')).render(
  <HelpProvider guides={[guides]}>
    <HelpButton run={window.__run} />
  </HelpProvider>,
);
