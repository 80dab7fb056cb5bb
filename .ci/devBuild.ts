import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How the scripts of the page of `waymark dev` are built, into `dev/` beside the element, which the page draws the panel with. */
export function devBuild(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: at('..'),
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      reportCompressedSize: false,
      lib: { entry: { page: at('../src/dev/page.ts'), panel: at('../src/dev/panel.ts') }, formats: ['es'] },
      rolldownOptions: {
        output: { minify: true, entryFileNames: 'dev/[name].js', chunkFileNames: 'dev/[name]-[hash].js' },
      },
    },
  };
}
