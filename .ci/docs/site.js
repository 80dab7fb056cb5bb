// The search of the pages, and the panel on the first of them.
const root = document.currentScript?.dataset.root ?? document.querySelector('script[data-root]').dataset.root;
const input = document.querySelector('#search');
const hits = document.querySelector('#hits');
const said = document.querySelector('#said');
const nav = document.querySelector('nav details');
const wide = matchMedia('(min-width: 900px)');
const fold = () => (nav.open = wide.matches);
fold();
wide.addEventListener('change', fold);

let entries;
const load = () => (entries ??= fetch(`${root}search.json`).then((answer) => answer.json()));
input.addEventListener('focus', () => void load());
input.addEventListener('input', () => void search());
addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
  }
});
input.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
  if (event.key === 'ArrowDown') hits.querySelector('a')?.focus();
  if (event.key === 'Enter') hits.querySelector('a')?.click();
});
hits.addEventListener('keydown', (event) => {
  const links = [...hits.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)].focus();
  if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
  if (event.key === 'Escape') close();
});
document.addEventListener('pointerdown', (event) => {
  if (!event.target.closest('search')) hits.hidden = true;
});

function close() {
  hits.hidden = true;
  input.focus();
}

async function search() {
  const words = input.value
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean);
  const all = await load();
  const ranked = all
    .map((entry) => [scoreOf(entry, words), entry])
    .filter(([score]) => score > 0)
    .toSorted(([one], [other]) => other - one)
    .slice(0, 8);
  hits.replaceChildren(...ranked.map(([, entry]) => hitOf(entry, words)));
  if (ranked.length === 0) hits.append(nothing());
  hits.hidden = words.length === 0;
  said.textContent =
    words.length === 0 ? '' : ranked.length === 0 ? 'Nothing found.' : `${ranked.length} found.`;
}

/** Every word must stand there, at the beginning of a word; a heading counts most. */
function scoreOf({ page, heading, text }, words) {
  let sum = words.length > 0 ? 1 : 0;
  for (const word of words) {
    const start = new RegExp(`(?:^|[^\\p{L}\\p{N}])${word}`, 'giu');
    const score =
      8 * (heading.match(start)?.length ?? 0) +
      3 * (page.match(start)?.length ?? 0) +
      Math.min(5, text.match(start)?.length ?? 0);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function nothing() {
  const item = document.createElement('li');
  item.className = 'nothing';
  item.textContent = 'Nothing found. Try fewer or other words.';
  return item;
}

function hitOf({ page, heading, path, text }, words) {
  const link = document.createElement('a');
  link.href = root + path;
  const title = document.createElement('strong');
  title.textContent = heading === page ? page : `${page} › ${heading}`;
  const at = Math.max(0, text.toLowerCase().indexOf(words[0] ?? '') - 30);
  const piece = document.createElement('span');
  piece.textContent = `${at > 0 ? '… ' : ''}${text.slice(at, at + 110)} …`;
  link.append(title, piece);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

const help = document.querySelector('#help');
if (help) {
  void Promise.all([import('./element.js'), fetch('run.json').then((answer) => answer.json())]).then(
    ([, run]) => {
      // A surface is a screen of the host; here it is the page that says how to wire one.
      help.surfaces = { 'provider-vault': { label: 'Provider vault', open: showEmbedding } };
      help.run = { ...run, observedAt: Date.now() };
    },
  );
}

function showEmbedding() {
  location.assign('embed.html');
}
