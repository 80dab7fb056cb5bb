// Vite for the demo: serves the host UI with guides and doors of this repository, and loads the server's TypeScript.
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { createServer, runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package's doors by their public names: the demo imports what a host imports. */
const doors = [
  { find: /^waymark$/, replacement: at('../src/index.ts') },
  { find: /^waymark\/(core|guides|server|vite)$/, replacement: at('../src/$1.ts') },
  { find: /^waymark\/messages\/([\w-]+)$/, replacement: at('../src/messages/$1.ts') },
  { find: /^waymark\/styles\.css$/, replacement: at('../src/styles.css') },
];

/**
 * @param {{ httpServer?: import('node:http').Server }} options `httpServer` carries the hot-reload socket; without one nothing is
 * watched and no page is served
 */
export async function createVite({ httpServer } = {}) {
  const { module } = await runnerImport(at('../src/vite.ts'), { configFile: false, logLevel: 'error' });
  return createServer({
    configFile: false,
    root: at('.'),
    cacheDir: at('../node_modules/.vite/demo'),
    appType: 'custom',
    logLevel: 'warn',
    plugins: [react(), module.waymark({ dir: at('../guides') })],
    resolve: { alias: doors },
    optimizeDeps: httpServer
      ? { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'zustand/vanilla', 'idb'] }
      : { noDiscovery: true, include: [] },
    server: {
      middlewareMode: true,
      hmr: httpServer ? { server: httpServer } : false,
      ws: httpServer ? undefined : false,
      watch: httpServer ? { ignored: ['**/demo/runs/**', '**/demo/.state/**'] } : null,
      fs: { allow: [at('..')] },
    },
  });
}
