import type { Mission } from '../runner/mission.ts';

const BUILD = `import { readFileSync } from 'node:fs';
const pages = JSON.parse(readFileSync('pages.json', 'utf8'));
for (const page of pages) console.log('building', page.path, page.author.name.toUpperCase());
`;

const PATCH = `--- a/catalogue.txt
+++ b/catalogue.txt
@@ -1,2 +1,2 @@
 Kettle
-Lamp
+Lampe
`;

const INDEX = `import { setTimeout } from 'node:timers/promises';
for (let shard = 1; shard <= 6; shard++) {
  console.log('indexed shard', shard, 'of 6');
  await setTimeout(150);
}
`;

/** Missions that start programs and touch files, which go wrong in the ways programs and files do. */
export const programMissions: readonly Mission[] = [
  {
    id: 'build-site',
    title: 'Build the product site',
    summary: 'Runs the team’s build script over the site’s pages.',
    expectsArtifacts: true,
    files: {
      'build.mjs': BUILD,
      'pages.json': JSON.stringify([{ path: '/', author: { name: 'Ada' } }, { path: '/pricing' }]),
      'pages-reviewed.json': JSON.stringify([
        { path: '/', author: { name: 'Ada' } },
        { path: '/pricing', author: { name: 'Lin' } },
      ]),
    },
    settings: [
      {
        id: 'pages',
        label: 'Revision of the pages',
        hint: 'Revision 41 has a page without an author; revision 42 mends it.',
        value: '41',
        options: [
          { value: '41', label: 'Revision 41' },
          { value: '42', label: 'Revision 42' },
        ],
      },
    ],
    steps: [
      {
        id: 'checkout',
        title: 'Check out the pages',
        kind: 'other',
        phase: 'planning',
        run: async ({ setting, read, write, say }) => {
          if (setting('pages') === '42') await write('pages.json', await read('pages-reviewed.json'));
          say(`Revision ${setting('pages')}`);
        },
      },
      {
        id: 'build',
        title: 'Run the build script',
        kind: 'command',
        phase: 'execution',
        dependsOn: ['checkout'],
        run: async ({ command, deliver }) => deliver('site.txt', await command('node', ['build.mjs'])),
      },
    ],
  },
  {
    id: 'index-archive',
    title: 'Index the archive',
    summary: 'Indexes six shards on a worker that may be reclaimed.',
    files: { 'index.mjs': INDEX },
    settings: [
      {
        id: 'worker',
        label: 'Worker',
        hint: 'Spot workers are cheap and are taken away when somebody else needs the machine.',
        value: 'spot',
        options: [
          { value: 'spot', label: 'Spot' },
          { value: 'reserved', label: 'Reserved' },
        ],
      },
    ],
    steps: [
      {
        id: 'index',
        title: 'Index the shards',
        kind: 'command',
        phase: 'execution',
        repeatable: true,
        run: async ({ command, setting }) => {
          await command('node', ['index.mjs'], setting('worker') === 'spot' ? { killAfter: 380 } : {});
        },
      },
    ],
  },
  {
    id: 'apply-translations',
    title: 'Apply the translators’ patch',
    summary: 'Applies a patch to the catalogue with git.',
    files: {
      'de.patch': PATCH,
      'catalogue.txt': 'Kettle\nFloor lamp\n',
      'catalogue-before.txt': 'Kettle\nLamp\n',
    },
    settings: [
      {
        id: 'catalogue',
        label: 'Revision of the catalogue',
        hint: 'The patch was made for revision 7; in revision 8 somebody renamed the lamp.',
        value: '8',
        options: [
          { value: '8', label: 'Revision 8' },
          { value: '7', label: 'Revision 7' },
        ],
      },
    ],
    steps: [
      {
        id: 'apply',
        title: 'Apply the patch',
        kind: 'command',
        phase: 'execution',
        run: async ({ command, setting, read, write }) => {
          if (setting('catalogue') === '7') await write('catalogue.txt', await read('catalogue-before.txt'));
          await command('git', ['apply', 'de.patch']);
        },
      },
    ],
  },
  {
    id: 'print-labels',
    title: 'Print the shipping labels',
    summary: 'Renders labels with the program named in the settings.',
    expectsArtifacts: true,
    files: { 'labels.mjs': 'console.log("LABEL 1\\nLABEL 2");\n' },
    settings: [
      {
        id: 'renderer',
        label: 'Renderer',
        hint: 'The program that draws the labels.',
        value: 'labelpress',
        options: [
          { value: 'labelpress', label: 'labelpress' },
          { value: 'built-in', label: 'Built in' },
        ],
      },
    ],
    steps: [
      {
        id: 'render',
        title: 'Render the labels',
        kind: 'command',
        phase: 'execution',
        run: async ({ command, setting, deliver }) => {
          const text =
            setting('renderer') === 'labelpress'
              ? await command('labelpress', ['--sheet', 'a4', 'labels.csv'])
              : await command('node', ['labels.mjs']);
          deliver('labels.txt', text);
        },
      },
    ],
  },
  {
    id: 'import-orders',
    title: 'Import the orders',
    summary: 'Reads the order file of the quarter.',
    files: { 'input/orders-q3.csv': 'id,amount\n1,20\n2,45\n' },
    settings: [
      {
        id: 'file',
        label: 'Input file',
        hint: 'A file of the mission’s input folder.',
        value: 'orders-q4.csv',
        options: [
          { value: 'orders-q4.csv', label: 'orders-q4.csv' },
          { value: 'orders-q3.csv', label: 'orders-q3.csv' },
        ],
      },
    ],
    steps: [
      {
        id: 'read',
        title: 'Read the order file',
        kind: 'other',
        phase: 'execution',
        run: async ({ read, setting, say }) => {
          const text = await read(`input/${setting('file')}`);
          say(`${text.trim().split('\n').length - 1} orders`);
        },
      },
    ],
  },
  {
    id: 'export-ledger',
    title: 'Export the ledger',
    summary: 'Writes the ledger to the export volume.',
    settings: [
      {
        id: 'volume',
        label: 'Export volume',
        hint: 'Where the export is written. /dev/full is a device that is always full; Linux has one.',
        value: '/dev/full',
        options: [
          { value: '/dev/full', label: '/dev/full' },
          { value: 'export/ledger.csv', label: 'export/ledger.csv' },
        ],
      },
    ],
    steps: [
      {
        id: 'export',
        title: 'Write the export',
        kind: 'other',
        phase: 'packaging',
        run: async ({ write, setting, say }) => {
          await write(setting('volume'), 'date,amount\n'.repeat(400));
          say('400 lines written');
        },
      },
    ],
  },
  {
    id: 'merge-shards',
    title: 'Merge the shards',
    summary: 'Merges the index with the house’s own tool.',
    files: { 'shards.txt': 'a1 7 7\nb2 7 9\nc3 7 7\n', 'settled.txt': 'a1 9 9\nb2 9 9\n' },
    settings: [
      {
        id: 'snapshot',
        label: 'Merge from',
        hint: 'Live shards may move while they are merged; a snapshot does not.',
        value: 'live',
        options: [
          { value: 'live', label: 'Live shards' },
          { value: 'snapshot', label: 'Last snapshot' },
        ],
      },
    ],
    steps: [
      {
        id: 'merge',
        title: 'Merge with lattice',
        kind: 'tool-call',
        phase: 'execution',
        run: async ({ setting, read, say }) => {
          const shards = (await read(setting('snapshot') === 'live' ? 'shards.txt' : 'settled.txt')).trim();
          for (const shard of shards.split('\n')) {
            const [name, before, after] = shard.split(' ');
            say(`shard ${name}: epoch ${before}`);
            if (before !== after)
              throw Object.assign(
                new Error(
                  `Lattice drift: shard ${name} is at epoch ${after}, and was read at epoch ${before}.`,
                ),
                { name: 'LatticeDriftError', code: 'LATTICE_DRIFT' },
              );
          }
        },
      },
    ],
  },
];
