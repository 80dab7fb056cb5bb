export { vitePlugin as waymark } from './node/vitePlugin.ts';
export type { WaymarkPluginOptions } from './node/vitePlugin.ts';
