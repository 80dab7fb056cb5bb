import type { Family } from '../../core/model/signal/signal.ts';
import type { GuideMessages } from '../Messages.ts';

/** English for a whole guide, and for the rows under the answer. */
export const enGuide: GuideMessages = {
  copyLink: 'Copy link to this section',
  contents: 'In this guide',
  facts: 'At a glance',
  factSurfaces: 'Owning surfaces',
  factType: 'Guide type',
  factSections: 'Sections',
  factRelated: 'Related guides',
  factEscalation: 'Escalation',
  factRelatedAction: 'Related action',
  factReviewed: 'Reviewed',
  noteSurfaces: 'Start where the product already explains or controls the problem.',
  noteType: 'Follows the current workflow and who owns it.',
  noteSections: 'Summary first, then steps, mistakes and recovery.',
  noteRelated: 'Written against the current product structure and core execution workflow.',
  mistakesAndTips: 'Mistakes and tips',
  wholeGuide: 'Whole guide',
  symptomsSeen: ({ count }, f) => `${f.number(count)} seen`,
  ownedBy: ({ surfaces }) => `Owned by ${surfaces}`,
  guideType: ({ type }) => `${type} guide`,
  reviewedOn: ({ day }) => `Reviewed ${day}`,
  relatedGuides: 'Related guides',
  why: 'Why we think so',
  whyGist: ({ standing, families }, f) => {
    const said = f.list(families.map((family) => EVIDENCE[family]));
    if (standing === 'possible') return 'Possible match';
    if (standing === 'likely') return 'Likely match, from words alone';
    return families.length > 1 ? `Clear match: ${said} agree` : `Clear match: ${said}`;
  },
};

const EVIDENCE: Readonly<Record<Family, string>> = {
  declared: 'error code',
  type: 'error type',
  protocol: 'status',
  phrase: 'wording',
  state: 'state of the run',
};
