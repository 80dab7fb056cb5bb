import { describe, expect, it } from 'vitest';
import { folderOf, guide } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const GUIDE = guide('index-locked');

/** What `--why-not index-locked` says of a failure, with the guide changed in one place. */
async function asked(
  failure: object,
  piece = '',
  by = '',
  run: object = {},
  more: readonly string[] = [],
): Promise<string> {
  if (!GUIDE.includes(piece)) throw new Error(`nothing to replace: ${piece}`);
  const root = folderOf({
    'guides/index-locked.md': GUIDE.replace(piece, () => by),
    'run.json': JSON.stringify({ id: '7', status: 'failed', failures: [failure], ...run }),
  });
  const argv = ['explain', 'run.json', '--guides', 'guides', '--why-not', 'index-locked', ...more];
  const { code, stdout, stderr } = await runMain(root, argv);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe('B27: explain --why-not', () => {
  it('says that a guide leads', async () => {
    const said = await asked({ code: 'index_locked' });
    expect(said).toContain(
      '  It leads.\n  Seen: What an operator can see, in one sentence (8 points, declared)\n',
    );
    expect(said).toContain(
      '    seen: error.code = index_locked\n    cannot tell: log contains "index locked"\n',
    );
    expect(said).toContain('How often such a match is right is not measured yet. `waymark coverage');
    expect(said).not.toContain('→');
  });

  it('says that no condition holds, and what to add', async () => {
    const said = await asked({ code: 'OTHER' });
    expect(said).toContain('It is not among the guides that fit.');
    expect(said).toContain('    not seen: error.code = index_locked\n');
    expect(said).toContain(
      '→ None of its conditions holds in this run. Name what the run states: `when error.code = OTHER`. Then it leads.',
    );
  });

  it('hints at `minor when`, which keeps a guide from leading', async () => {
    const said = await asked({ message: 'the index locked itself' }, '', '', {}, ['--lead', 'clear']);
    expect(said).toContain('→ Only conditions with `minor when` hold. Write `when` where');
    expect(said).toContain(
      'Then it has 2 points, and does not lead yet: it is likely, and only what is clear leads here.',
    );
  });

  it('names what stands before it, and by how much', async () => {
    const failure = { code: 'rate_limit_exceeded', status: 429, message: 'the index locked itself' };
    const said = await asked(failure, 'minor when log', 'when log');
    expect(said).toMatch(/It is number \d of \d+ guides that fit, a possible match with \d points?\./);
    expect(said).toMatch(/Before it stands rate-limited, with \d+ points\./);
    expect(said).toMatch(
      /→ It needs more than that\. Name what the run states: `when error\.code = rate_limit_exceeded` and `when error\.status = 429`\. Then it leads\./,
    );
  });

  it.each([
    ['index locked', 'the indx is locked again', 'the message', 'indx is locked'],
    [
      'index {which} locked',
      'the request index was not lock by the rate',
      'the message',
      'index was not lock',
    ],
  ])('shows how a phrase stands in the run: "%s" in "%s"', async (phrase, message, place, stands) => {
    const said = await asked(
      { message },
      'minor when log contains "index locked"',
      `when error.message contains "${phrase}"`,
    );
    expect(said).toContain(`→ "${phrase}" stands in ${place} as “${stands}”. Write it so. Then it leads.`);
  });

  it('names the line of the log that a phrase stands in', async () => {
    const log = [{ text: 'start\nthe index had locked up\nread a.txt\nread b.txt\nread c.txt' }];
    const said = await asked({}, 'minor when log', 'when log', { log });
    expect(said).toContain(
      '→ "index locked" stands in the log, line 2, as “index had locked”. Write it so. Then it leads.',
    );
  });

  it('says that it leads by similar words alone, and what would make a symptom seen', async () => {
    const said = await asked({}, 'minor when log', 'when log', {
      log: [{ text: 'the index had locked up' }],
    });
    expect(said).toContain('It leads by similar words alone; none of its symptoms is seen.');
    expect(said).toContain('stands in the log, line 1, as “index had locked”. Write it so.');
  });

  it('cuts a long list, what stands in the run first', async () => {
    const words = [
      'one gone',
      'two gone',
      'three gone',
      'four (gone',
      'five gone',
      'six gone',
      'seven gone',
      'eight gone',
    ];
    const condition = `when log contains (${words.map((one) => `"${one}"`).join(', ')})`;
    const said = await asked({ message: 'seven gone' }, 'minor when log contains "index locked"', condition);
    expect(said).toContain(
      '    seen: log contains ("seven gone", "one gone", "two gone", "three gone", "four (gone", "five gone", … 2 more)\n',
    );
  });

  it('names the gate that removes it', async () => {
    const piece = '  - `when error.code = index_locked`';
    const gate = `${piece}\n- The index is being rebuilt \`rules out when error.status = 503\``;
    const said = await asked({ code: 'index_locked', status: 503 }, piece, gate);
    expect(said).toContain('Its gate removes it: The index is being rebuilt');
    expect(said).toContain('→ Narrow the condition of that gate');
  });

  it('says that it is for other trouble', async () => {
    const said = await asked({ code: 'index_locked' }, 'trouble: [failed]', 'trouble: [stuck]');
    expect(said).toContain('→ The run is failed, and the guide is for stuck. Add `failed` to `trouble`');
    expect(said).toContain('Then it leads.');
  });

  it('takes only guides that there are', async () => {
    const root = folderOf({ 'guides/index-locked.md': GUIDE, 'run.json': '{"id":"7","status":"failed"}' });
    const argv = ['explain', 'run.json', '--guides', 'guides', '--why-not', 'index-loked'];
    const { code, stderr } = await runMain(root, argv);
    expect([code, stderr]).toEqual([2, 'There is no guide `index-loked`. Did you mean `index-locked`?\n']);
  });
});
