import type { DevAnswer, DevRun } from './DevAnswer.ts';

const list = document.querySelector<HTMLUListElement>('#runs')!;
const summary = document.querySelector<HTMLParagraphElement>('#summary')!;

/** Shows which runs the guide leads, and which words and codes do it. */
export function showRuns(
  { guide, runs }: DevAnswer,
  chosen: string | undefined,
  choose: (run: string) => void,
): void {
  summary.textContent = summaryOf(guide, runs);
  // Those that the guide leads first, then those that it fits, each in the order of their names.
  const rank = (run: DevRun): number => (run.lead === guide ? 0 : run.standing ? 1 : 2);
  const sorted = runs.toSorted((one, other) => rank(one) - rank(other));
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['run'] : undefined;
  list.replaceChildren(...sorted.map((run) => itemOf(guide, run, run.name === chosen, choose)));
  if (focused !== undefined) list.querySelector<HTMLElement>(`[data-run="${CSS.escape(focused)}"]`)?.focus();
}

function summaryOf(guide: string, runs: readonly DevRun[]): string {
  if (runs.length === 0) return 'There are no runs. Start with --runs and a file or a folder of them.';
  const led = runs.filter(({ lead }) => lead === guide);
  const taken = new Map<string, number>();
  for (const { without } of led) {
    const other = nameOf(without, guide);
    taken.set(other, (taken.get(other) ?? 0) + 1);
  }
  const from = [...taken].map(([id, count]) => `${count} from ${id}`).join(', ');
  return `Leads ${led.length} of ${runs.length}${from ? `: ${from}` : ''}.`;
}

function itemOf(guide: string, run: DevRun, isChosen: boolean, choose: (run: string) => void): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['run'] = run.name;
  if (isChosen) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => choose(run.name));
  const title = document.createElement('strong');
  title.textContent = run.title;
  const says = document.createElement('span');
  says.className = run.lead === guide ? 'leads' : 'quiet';
  says.textContent = sentenceOf(guide, run);
  button.append(title, says);
  for (const { signal, value, where } of run.evidence) {
    const code = document.createElement('code');
    code.textContent = `${signal}: ${String(value).slice(0, 120)}${where.line ? `, line ${where.line}` : ''}`;
    button.append(document.createElement('br'), code);
  }
  item.append(button);
  return item;
}

function sentenceOf(guide: string, { lead, without, standing, trouble }: DevRun): string {
  const other = nameOf(lead, guide);
  if (lead === guide)
    return `Leads, ${standing ?? 'last resort'}; without it ${nameOf(without, guide)} would`;
  if (standing) return `Fits (${standing}), and ${other} leads`;
  return lead === null ? `Nothing leads; trouble: ${trouble ?? 'not known'}` : `${other} leads`;
}

/** A guide of the folder may stand before a starter guide of the same name. */
function nameOf(other: string | null, guide: string): string {
  return other === guide ? `the starter guide ${guide}` : (other ?? 'no guide');
}
