import { CauseEvidence } from './CauseEvidence.tsx';
import { WhyDetails } from './WhyDetails.tsx';

/** What shows evidence in words; nothing that the first look at a guide needs. */
export const whyParts = { CauseEvidence, WhyDetails };
