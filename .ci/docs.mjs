// Builds docs/ into a static site: node .ci/docs.mjs [folder, dist-docs unless given]. Pages, their Markdown beside them, search, llms.txt, and
// our own panel as the help on a run that failed. Needs the package to be built first, for the panel; without it the pages come without.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, process.argv[2] ?? 'dist-docs');

/** Pages in the order in which they are read; those not named follow. */
const PARTS = [
  [
    'Start',
    [
      'README.md',
      'docs/embed.md',
      'docs/element.md',
      'docs/frameworks.md',
      'docs/hosts.md',
      'docs/theming.md',
      'docs/languages.md',
    ],
  ],
  [
    'Guides',
    [
      'docs/authoring.md',
      'docs/guides.md',
      'docs/reference/signals.md',
      'docs/reference/grammar.md',
      'docs/command-line.md',
    ],
  ],
  [
    'Reports',
    ['docs/reports.md', 'docs/server.md', 'docs/receivers.md', 'docs/reliability.md', 'docs/security.md'],
  ],
  ['Runs', ['docs/adapters.md', 'docs/decisions.md', 'docs/mcp.md']],
  ['Project', ['docs/figures.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md']],
];

const { module } = await runnerImport(join(root, '.ci/referencePages.ts'), {
  configFile: false,
  logLevel: 'error',
});
const written = await module.referencePages();

const named = PARTS.flatMap(([, files]) => files);
const found = readdirSync(join(root, 'docs'), { recursive: true })
  .filter((name) => String(name).endsWith('.md'))
  .map((name) => `docs/${String(name)}`);
const more = found.filter((file) => !named.includes(file)).toSorted();
const parts = [...PARTS, ['More', more]]
  .map(([title, files]) => [title, files.filter((file) => existsSync(join(root, file)))])
  .filter(([, files]) => files.length > 0);

const pages = parts.flatMap(([, files]) =>
  files.map((file) => {
    const text = written.get(file) ?? readFileSync(join(root, file), 'utf8');
    const path =
      file === 'README.md'
        ? 'index.html'
        : file
            .replace(/^docs\//, '')
            .toLowerCase()
            .replace(/\.md$/, '.html');
    return { file, path, text, title: /^# (.+)$/m.exec(text)?.[1] ?? file };
  }),
);
const byFile = new Map(pages.map((page) => [page.file, page]));

const markdown = new MarkdownIt({ html: false, linkify: false });
const slugOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
markdown.core.ruler.push('anchors', ({ tokens }) => {
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', slugOf(tokens[at + 1].content));
  }
});
markdown.renderer.rules.fence = (tokens, at) => {
  const { info, content } = tokens[at];
  const language = info.trim().split(' ')[0];
  return `<pre tabindex="0" role="group" aria-label="${language ? `Code, ${escape(language)}` : 'Text'}"><code>${escape(content)}</code></pre>\n`;
};
markdown.renderer.rules.table_open = () =>
  '<div class="table" tabindex="0" role="group" aria-label="Table"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';

// A corner that names nothing is no heading.
markdown.renderer.rules.th_open = (tokens, at) => (tokens[at + 1].content === '' ? '<td>' : '<th>');
markdown.renderer.rules.th_close = (tokens, at) => (tokens[at - 1].content === '' ? '</td>' : '</th>');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const name of ['site.css', 'site.js']) copyFileSync(join(root, '.ci/docs', name), join(out, name));
copyFileSync(join(root, 'docs/panel.png'), join(out, 'panel.png'));
const hasPanel = existsSync(join(root, 'dist/element.js'));
if (hasPanel) {
  copyFileSync(join(root, 'dist/element.js'), join(out, 'element.js'));
  cpSync(join(root, 'dist/element'), join(out, 'element'), { recursive: true });
  copyFileSync(join(root, 'demo/runs/summarise-research.json'), join(out, 'run.json'));
}

for (const page of pages) {
  const file = join(out, page.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, htmlOf(page));
  writeFileSync(file.replace(/\.html$/, '.md'), page.text);
}
writeFileSync(join(out, 'search.json'), JSON.stringify(pages.flatMap(entriesOf)));
writeFileSync(join(out, 'llms.txt'), llms());
console.log(
  `${pages.length} pages in ${relative(process.cwd(), out)}${hasPanel ? '' : ', without the panel: run `npm run build` first'}`,
);

function htmlOf(page) {
  const up = '../'.repeat(page.path.split('/').length - 1);
  const body = markdown
    .render(page.text)
    .replaceAll(/(href|src)="([^"]*)"/g, (_, name, link) => `${name}="${linkOf(link, page, up)}"`);
  const nav = parts
    .map(
      ([title, files]) =>
        `<h2>${title}</h2><ul>${files
          .map((file) => {
            const to = byFile.get(file);
            const here = to === page ? ' aria-current="page"' : '';
            return `<li><a href="${up}${to.path}"${here}>${escape(file === 'README.md' ? 'What it is' : to.title)}</a></li>`;
          })
          .join('')}</ul>`,
    )
    .join('');
  const panel =
    hasPanel && page.file === 'README.md'
      ? `<section class="try" aria-labelledby="try"><h2 id="try">Try it here</h2><p>A run of the demo that really failed: its provider key is not valid. This is the panel as a host shows it.</p><waymark-help id="help" always></waymark-help></section>`
      : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escape(descriptionOf(page.text))}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escape(page.title)}${page.file === 'README.md' ? '' : ' · Waymark'}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}site.css">
<link rel="alternate" type="text/markdown" href="${page.path
    .split('/')
    .at(-1)
    .replace(/\.html$/, '.md')}">
<script type="module" src="${up}site.js" data-root="${up}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><a class="brand" href="${up}index.html">Waymark</a>
<search><label><span class="hidden">Search these pages</span><input id="search" type="search" placeholder="Search (press /)" autocomplete="off" aria-controls="hits"></label><ol id="hits" hidden></ol><p id="said" class="hidden" role="status"></p></search></header>
<div class="columns">
<nav aria-label="Pages"><details><summary>Pages</summary>${nav}</details></nav>
<main id="content" tabindex="-1">
${panel ? body.replace('<h2', `${panel}<h2`) : body}
<footer><a href="${page.path
    .split('/')
    .at(-1)
    .replace(/\.html$/, '.md')}">This page as Markdown</a></footer>
</main>
</div>
</body>
</html>
`;
}

/** A link of the repository as one of the site. What is no page of the site is named by its path in the package. */
function linkOf(link, page, up) {
  if (/^[a-z]+:|^#/.test(link)) return link;
  const [path, heading] = link.split('#');
  const target = join(dirname(page.file), path);
  const to = byFile.get(target);
  if (to) return `${up}${to.path}${heading ? `#${heading}` : ''}`;
  return target === 'docs/panel.png' ? `${up}panel.png` : `#`;
}

/** What is searched: each section with its heading. */
function entriesOf(page) {
  const prose = page.text.replaceAll(/^(`{3,})[^\n]*\n([^]*?)^\1$/gm, '$2');
  return prose.split(/^(?=#{1,3} )/m).flatMap((part) => {
    const [, heading] = /^#{1,3} (.+)$/m.exec(part) ?? [];
    if (!heading) return [];
    const isFirst = heading === page.title;
    return [
      {
        page: page.title,
        heading: heading.replaceAll('`', ''),
        path: isFirst ? page.path : `${page.path}#${slugOf(heading)}`,
        text: part
          .replace(/^#.*$/m, '')
          .replaceAll(/[`*|]|\]\([^)]*\)|\[/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim()
          .slice(0, 4000),
      },
    ];
  });
}

/** @see https://llmstxt.org */
function llms() {
  const summary = descriptionOf(byFile.get('README.md').text);
  const lists = parts.map(
    ([title, files]) =>
      `## ${title}\n\n${files
        .map((file) => byFile.get(file))
        .map(
          (page) => `- [${page.title}](${page.path.replace(/\.html$/, '.md')}): ${descriptionOf(page.text)}`,
        )
        .join('\n')}`,
  );
  return `# Waymark\n\n> ${summary}\n\n${lists.join('\n\n')}\n`;
}

/** The first sentences of a page, as many as fit. */
function descriptionOf(text) {
  const paragraph = text.split(/\n{2,}/).find((one) => /^(?!```)[A-Z`*[]/.test(one)) ?? '';
  const plain = paragraph.replaceAll(/\]\([^)]*\)|[`*[]/g, '').replaceAll(/\s+/g, ' ');
  const sentences = plain.match(/[^.:]+(?:[.:](?!\s|$)[^.:]*)*[.:]?/g) ?? [];
  let said = '';
  for (const sentence of sentences) {
    if (said && said.length + sentence.length > 200) break;
    said += sentence;
  }
  return said.trim().replace(/:$/, '.');
}

function escape(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
