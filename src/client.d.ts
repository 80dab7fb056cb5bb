/** What the Vite plugin serves. Include it once: `"types": ["waymark/client"]` in `tsconfig.json`. */
declare module 'virtual:waymark/guides' {
  /** The compiled guides of the folder given to the plugin. */
  export const guides: import('./core.ts').GuideSource;
}
