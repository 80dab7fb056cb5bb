import type { GuideIndex, GuideRules, GuideSource } from '../../core/model/guide.ts';

type Rules = Promise<GuideIndex<GuideRules>>;

const asked = new WeakMap<GuideSource, Map<string | undefined, Rules>>();

/** Asks a source for its rules while the code that reads them is still on its way. Whoever takes them hears of a failure. */
export function askRules(source: GuideSource, locale: string | undefined): void {
  const rules = Promise.resolve().then(() => source.index(locale, 'rules'));
  rules.catch(() => undefined);
  asked.set(source, new Map(asked.get(source)).set(locale, rules));
}

/** The rules that were asked for, once; else asks now. */
export function takeRules(source: GuideSource, locale: string | undefined): Rules {
  const rules = asked.get(source)?.get(locale);
  asked.get(source)?.delete(locale);
  return rules ?? source.index(locale, 'rules');
}
