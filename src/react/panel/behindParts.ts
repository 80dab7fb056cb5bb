import { StillWrong } from '../feedback/StillWrong.tsx';
import { Guide } from '../guide/Guide.tsx';
import { SymptomLine } from '../guide/SymptomLine.tsx';
import { Past } from '../lead/Past.tsx';
import { UnderAnswer } from '../lead/UnderAnswer.tsx';
import { Others } from '../others/Others.tsx';
import type { BehindParts } from '../parts/usePanel.ts';
import { CauseEvidence } from '../why/EvidenceLine.tsx';
import { ReportNote } from './ReportNote.tsx';

/** The chunk that loads behind the answer: the whole guide, evidence in words, and the other guides. */
export const behindParts: BehindParts = {
  CauseEvidence,
  Guide,
  Others,
  Past,
  ReportNote,
  StillWrong,
  SymptomLine,
  UnderAnswer,
};
