import type { FeedbackMessages } from '../FeedbackMessages.ts';

/** English of what the operator says of an answer, a guide or a result, and of reports about the run. */
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
  reportNote: {
    draft: 'You started a report. Your text is kept.',
    saved: 'A report on this run is saved and will be sent.',
    sending: 'A report on this run is being sent.',
    waiting: 'A report on this run waits to be sent.',
    unsure: 'A report on this run may not have arrived.',
    delivered: 'This run has been reported.',
    'handed-over': 'A report on this run was handed over.',
    rejected: 'A report on this run was not accepted.',
  },
};
