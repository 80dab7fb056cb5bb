import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
import { CARD_LABELS } from '../../src/core/model/prose.ts';
import { readFolderConfig } from '../../src/core/compile/config/readFolderConfig.ts';

const PAGE = readFileSync('docs/guides.md', 'utf8');
const [, example = ''] = /^````md\n([^]*?)^````$/m.exec(PAGE) ?? [];
const { config } = readFolderConfig(readFileSync('guides/waymark.json', 'utf8'), 'waymark.json');

describe('the page about guides', () => {
  it('shows a guide that compiles without a problem, with every construct it describes', () => {
    const files = [{ file: 'model-missing.md', text: example }];
    const options = { now: Date.UTC(2026, 10, 30), config, known: ['run-failed'] };
    const { problems, index, bodies } = compileCatalog(files, options);
    expect(problems).toEqual([]);
    const body = bodies.get('model-missing')!;
    expect(index.guides[0]!.symptoms[0]!.headline).toBeDefined();
    expect(index.guides[0]!.next[1]).toMatchObject({ openByCause: true, open: { step: 'failing' } });
    expect(body.causes[0]!.open).toEqual({ surface: 'provider-vault' });
    expect(body.vendorLinks).toHaveLength(2);
    expect(body.sections[2]!.blocks.map(([tag]) => tag)).toEqual(['ol', 'table', 'fix']);
  });

  it('names every card', () => {
    expect(CARD_LABELS.filter((label) => !PAGE.includes(label))).toEqual([]);
  });
});
