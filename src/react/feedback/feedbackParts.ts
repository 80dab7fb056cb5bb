import { Helpful } from './Helpful.tsx';
import { StillWrong } from './StillWrong.tsx';

/** Questions below an answer; nothing that the first look at it needs. */
export const feedbackParts = { Helpful, StillWrong };
