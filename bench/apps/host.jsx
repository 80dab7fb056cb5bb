// What `waymarkClosed` is without Waymark: React's root and a plain button.
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('slot')).render(<button type="button">{window.__run.id}</button>);
