export { vitePlugin as waymark } from './node/vitePlugin.ts';
export type { WaymarkOptions } from './node/vitePlugin.ts';
