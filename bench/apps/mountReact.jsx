import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { ready, slot } from './mount.js';

export function mountReact(App) {
  const Root = () => {
    useEffect(ready, []);
    return <App />;
  };
  createRoot(slot()).render(<Root />);
}
