/** What the Vite plugin serves. Include it once: `"types": ["waymark/client"]` in `tsconfig.json`. */
declare module 'virtual:waymark/guides' {
  /** The compiled guides of the folder given to the plugin. */
  // oxlint-disable-next-line typescript/consistent-type-imports -- a declared module may not import a neighbour otherwise
  export const guides: import('./core.ts').GuideSource;
}
