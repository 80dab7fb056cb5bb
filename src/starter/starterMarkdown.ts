const FILES = import.meta.glob<string>(['../../guides/*.md', '!../../guides/*.*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The starter guides as they were written, by id. The built package reads them out of one packed file (`.ci/sharedGuides.ts`). */
export const starterMarkdown: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FILES).map(([path, text]) => [path.slice('../../guides/'.length, -'.md'.length), text]),
);
