import type { GuideBody, GuideHead } from '../../core/model/guide.ts';
import { plainProse } from '../../core/model/plainProse.ts';
import type { Block, Prose } from '../../core/model/prose.ts';
import type { ReportName } from '../../core/model/report.ts';
import type { Trail } from '../../core/model/trail.ts';

interface Titles {
  readonly surface: (id: string) => string | undefined;
  readonly guide: (id: string) => GuideHead | undefined;
  /** Of a guide that was opened. */
  readonly body: (id: string) => GuideBody | undefined;
}

/** Titles for the ids in a trail, so that support reads what was tried and not its position in a guide. */
export function reportNames(trail: Trail, { surface, guide, body }: Titles): readonly ReportName[] {
  const guides = new Set([
    ...trail.guidesOpened,
    ...Object.keys(trail.ticked),
    ...Object.keys(trail.helpful),
    ...trail.answers.map((answer) => answer.guide),
    ...(trail.causes ?? []).map((answer) => answer.guide),
  ]);
  const found: readonly (readonly [id: string, title: string | undefined])[] = [
    ...trail.surfacesOpened.map((id) => [id, surface(id)] as const),
    ...Array.from(guides, (id) => [id, guide(id)?.title] as const),
    ...Object.entries(trail.ticked).flatMap(([id, places]) => {
      const steps = stepsOf(body(id)?.sections.find((section) => section.id === 'fix')?.blocks ?? []);
      return places.map((place) => [`${id}#${place}`, steps[place]] as const);
    }),
    ...trail.answers.map(
      ({ guide: id, symptom }) => [`${id}?${symptom}`, plain(guide(id)?.symptoms[symptom]?.text)] as const,
    ),
    ...(trail.causes ?? []).map(
      ({ guide: id, cause }) => [`${id}!${cause}`, plain(body(id)?.causes[cause]?.text)] as const,
    ),
  ];
  return found.flatMap(([id, title]) => (title ? [{ id, title }] : []));
}

/** The first paragraph of each numbered step, in the order that ticks count in. */
function stepsOf(blocks: readonly Block[]): readonly (string | undefined)[] {
  return blocks.flatMap((block) => {
    if (block[0] === 'fix') return stepsOf(block.slice(2) as readonly Block[]);
    if (block[0] !== 'ol') return [];
    const [, , ...items] = block;
    return items.map((item) => {
      const first = item.find(([tag]) => tag === 'p');
      return plain(first?.slice(1) as Prose | undefined);
    });
  });
}

/** The author's words only; values that a run or a fact would fill in are left out. */
function plain(prose: Prose | undefined): string | undefined {
  return prose && plainProse(prose, (_, fallback) => fallback);
}
