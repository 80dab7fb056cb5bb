import type { FeedbackMessages } from '../FeedbackMessages.ts';

/** English texts for feedback about an answer, a guide or a result. */
export const enFeedback: FeedbackMessages = {
  helpfulQuestion: 'Was this helpful?',
  helpfulYes: 'Good. Noted.',
  helpfulNo: 'Noted.',
  otherGuides: 'Look at other guides',
  saySomethingElse: 'Result not right?',
  verdict: {
    'wrong-result': 'The result is wrong',
    'nothing-produced': 'Nothing was produced',
    'context-ignored': 'The context was ignored',
  },
  unhelpfulQuestion: 'What was wrong with it?',
  unhelpful: {
    'other-problem': 'My problem is another',
    unclear: 'Hard to follow',
    'did-not-work': 'The steps did not work',
    outdated: 'Out of date',
  },
  unhelpfulThanks: 'Noted. It goes with a report.',
};
