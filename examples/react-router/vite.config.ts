import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // Found ahead of the first visit, which would otherwise load the page twice while developing.
  optimizeDeps: { include: ['waymark', 'waymark/guides'] },
});
