import type { GuideIndex, GuideRules, GuideSource } from '../../core/model/guide.ts';

type Rules = Promise<GuideIndex<GuideRules>>;

const asked = new WeakMap<GuideSource, { readonly locale: string | undefined; readonly rules: Rules }>();

/** Asks a source for its rules while the code that reads them loads. A failure is passed on by `takeRules`. */
export function askRules(source: GuideSource, locale: string | undefined): void {
  const rules = (async () => source.index(locale, 'rules'))();
  rules.catch(() => undefined);
  asked.set(source, { locale, rules });
}

/** The rules that were asked for, once; else asks now. */
export function takeRules(source: GuideSource, locale: string | undefined): Rules {
  const early = asked.get(source);
  asked.delete(source);
  return early && early.locale === locale ? early.rules : source.index(locale, 'rules');
}
