import type { GuideHead, GuideProse, GuideRules } from './guide.ts';

/** The text of a guide, without its conditions. */
export function proseOf({ locale, title, surfaces, summary, symptoms, measured }: GuideProse): GuideProse {
  return {
    ...(locale !== undefined && { locale }),
    title,
    surfaces,
    summary,
    symptoms: symptoms.map(({ text, headline }) => ({ text, ...(headline && { headline }) })),
    ...(measured && { measured }),
  };
}

/** The conditions of a guide, with its text. */
export function withProse(rules: GuideRules, prose: GuideProse): GuideHead {
  // The text may come with a whole head, whose conditions point into the atoms of its own source.
  return {
    ...prose,
    ...rules,
    symptoms: rules.symptoms.map((symptom, at) => ({ ...prose.symptoms[at]!, ...symptom })),
  };
}

export function hasProse(rules: GuideRules): rules is GuideHead {
  return (rules as GuideHead | null)?.title !== undefined;
}
