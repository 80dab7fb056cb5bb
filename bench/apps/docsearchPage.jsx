// Whole at once, with React, as a page without React takes it.
import { DocSearch } from '@docsearch/react';
import { createRoot } from 'react-dom/client';

createRoot(document.body).render(<DocSearch appId="X" apiKey="Y" indices={['Z']} />);
