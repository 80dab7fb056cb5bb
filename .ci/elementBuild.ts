import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';
import { sharedGuides, writtenGuides } from './sharedGuides.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The modules that the element's code knows as React, by their one copy. */
const PREACT = [
  [/^react\/jsx-(dev-)?runtime$/, 'preact/jsx-runtime'],
  [/^react-dom\/client$/, 'preact/compat/client'],
  [/^react(-dom)?$/, 'preact/compat'],
  [/^preact$/, 'preact'],
] as const;

/**
 * The first browsers with light-dark(), as docs/hosts.md states them. For older ones it would be lowered to something that follows neither an
 * inherited `color-scheme` nor one in a custom property.
 */
export const CSS_TARGET = ['chrome123', 'edge123', 'firefox125', 'safari17.5'];

/**
 * How `<waymark-help>` is built: `element.js`, which a page loads, and chunks beside it in `element/`, with Preact inside. Every file stands in
 * `element/manifest.json` with its hash for subresource integrity.
 */
export function elementBuild(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: at('..'),
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    plugins: [sharedGuides, writtenGuides, panelStyles, thirdPartyNotices('element/'), integrity],
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      alias: PREACT.map(([find, name]) => ({ find, replacement: fileURLToPath(import.meta.resolve(name)) })),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      cssTarget: CSS_TARGET,
      minify: true,
      cssCodeSplit: true,
      reportCompressedSize: false,
      lib: { entry: { element: at('../src/element.ts') }, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          // No bundler reads these files again, so none needs to be told what is pure.
          comments: { annotation: false },
          entryFileNames: '[name].js',
          chunkFileNames: 'element/[name]-[hash].js',
          // Each of these small checks is shared by other chunks than the next; alone, its file would weigh more than the check.
          codeSplitting: {
            groups: [
              {
                name: 'values',
                test: /\/(?:adoptStyles|cutText|defined|dominantSymptom|duration|enChanges|endHelp|enOthers|failures|fnv1a|giveWay|headline|historyLines|isRecord|plainProse|plainText|raceAbort|randomId|readHistory|receiver|receiversOf|report|retryAfter|safeUrl|saidBy|saveFile|shadowRoots|showText|stepWith|tellProblems|unchangedLists)\.ts$/,
              },
              {
                name: 'reportText',
                test: /\/(?:writeReport|reportLead|reportMarkdown|reportOutline|reportText|reportTitle)\.ts$/,
              },
            ],
          },
        },
      },
    },
  };
}

/** The panel's styles come with the panel's code, so that it is never seen without. */
const panelStyles: Plugin = {
  name: 'panel-styles',
  transform: {
    filter: { id: /\/react\/panel\/PanelFrame\.tsx$/ },
    handler: (code) => `import ${JSON.stringify(at('../src/element/panelStyles.ts'))};\n${code}`,
  },
};

/** @see https://www.w3.org/TR/sri-2/ */
const integrity: Plugin = {
  name: 'integrity',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const files = Object.values(bundle).flatMap((file) =>
        file.fileName.endsWith('.js')
          ? [[file.fileName, hashOf(file.type === 'chunk' ? file.code : file.source)] as const]
          : [],
      );
      const source = `${JSON.stringify({ integrity: Object.fromEntries(files.toSorted(([one], [other]) => one.localeCompare(other, 'en'))) }, null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'element/manifest.json', source });
    },
  },
};

const hashOf = (code: string | Uint8Array): string =>
  `sha384-${createHash('sha384').update(code).digest('base64')}`;
