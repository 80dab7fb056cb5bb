import type { Moves, Run } from 'waymark/core';
import { press, see, strike, unfold, write, type Act } from './acts.ts';
import {
  longAgo,
  onTheFourthTry,
  saying,
  since,
  withHistory,
  withLongWords,
  withoutWords,
} from './changes.ts';
import { RECORDED } from './recorded.ts';
import type { RECEIVERS, SOURCES } from './sources.ts';

/** One state of the help: a run, where it is shown, and what the operator did. */
export interface GalleryState {
  readonly id: string;
  readonly group: string;
  /** What the page shows, in a few words. */
  readonly title: string;
  /** Name of a recorded run. */
  readonly run: string;
  /** What is different from the recording. */
  readonly change?: (run: Run) => Run;
  /** @default 'popover' */
  readonly surface?: 'popover' | 'dock' | 'report-button';
  /** @default every guide */
  readonly guides?: keyof typeof SOURCES;
  /** @default 'slow' */
  readonly receivers?: readonly (keyof typeof RECEIVERS)[];
  /** What the host can do; @default all of it, with moves that never end */
  readonly moves?: Moves;
  /** The replay's moment: milliseconds after the run began. */
  readonly at?: number;
  /** The host's surfaces have addresses, so that what opens them is a link. */
  readonly hasAddresses?: boolean;
  /** The device has no network. */
  readonly isOffline?: boolean;
  /** Something is on its way for good, so the page does not wait for it. */
  readonly isBusy?: boolean;
  readonly acts?: readonly Act[];
}

const OPEN = press('[data-part=help-button]');
const ANSWER = see('[data-part=leading-guide] [data-part=rows]');
const REPORT = press('[data-part=footer] [data-part=report]');
const OTHERS = press('[data-part=not-this]');
const MESSAGE = write('textarea', 'It fails every morning since Monday.');
const CLOSE = press('[data-part=header] [data-part=close]');
const SEND = press('[data-part=send]');

type Rest = Omit<Partial<GalleryState>, 'id' | 'group' | 'title'>;

/** A state in which the panel is open beside its button. */
const opened = (id: string, title: string, run: string, { acts = [ANSWER], ...rest }: Rest = {}) => ({
  id,
  title,
  run,
  acts: [OPEN, ...acts],
  ...rest,
});

const docked = (
  id: string,
  title: string,
  run: string,
  at: number | undefined,
  acts: readonly Act[] = [ANSWER],
) => ({
  id,
  title,
  run,
  surface: 'dock' as const,
  ...(at !== undefined && { at }),
  acts,
});

const GROUPS: Readonly<Record<string, readonly Omit<GalleryState, 'group'>[]>> = {
  Opening: [
    { id: 'closed', title: 'Help button, closed', run: 'summarise-research' },
    opened('closed-draft', 'Closed over a draft', 'summarise-research', {
      acts: [ANSWER, REPORT, MESSAGE, CLOSE, see('[data-part=draft-badge]')],
    }),
    {
      id: 'opened-by-key',
      title: 'Opened by the host’s shortcut',
      run: 'summarise-research',
      acts: [see('[data-part=help-button]'), strike('?'), ANSWER],
    },
    opened('opening-button', 'Panel’s code on its way', 'summarise-research', { acts: [], isBusy: true }),
    opened('opening-button-failed', 'Panel’s code did not come', 'summarise-research', {
      acts: [see('[data-part=help-button][data-state=failed]')],
    }),
    opened('opening', 'Frame and skeleton', 'summarise-research', {
      acts: [see('[data-part=skeleton]')],
      isBusy: true,
    }),
    opened('opening-failed', 'Answer’s code did not come', 'summarise-research', {
      acts: [see('[data-part=load-failed]')],
    }),
    opened('guides-slow', 'Guides on their way', 'summarise-research', {
      guides: 'slowIndex',
      acts: [see('[data-part=skeleton]')],
      isBusy: true,
    }),
    opened('guides-very-slow', 'Guides that take long', 'summarise-research', {
      guides: 'slowIndex',
      acts: [see('[data-part=skeleton] > .waymark-quiet')],
      isBusy: true,
    }),
    opened('guides-failed', 'Guides could not be loaded', 'summarise-research', {
      guides: 'lostIndex',
      acts: [see('[data-part=load-failed]')],
    }),
    opened('guide-slow', 'Guide’s text on its way', 'summarise-research', {
      guides: 'slowBody',
      acts: [see('[data-part=skeleton]')],
      isBusy: true,
    }),
    opened('guide-failed', 'Guide’s text could not be loaded', 'summarise-research', {
      guides: 'lostBody',
      acts: [see('[data-part=load-failed]')],
    }),
  ],
  Answer: [
    opened('fix', 'Fix: open a surface', 'summarise-research'),
    opened('fix-href', 'Fix: a surface with an address', 'summarise-research', { hasAddresses: true }),
    opened('fix-step', 'Fix: look at the step', 'build-site'),
    opened('fix-ticked', 'Steps ticked', 'summarise-research', {
      acts: [ANSWER, press('.waymark-tick:not(:checked)'), press('.waymark-tick:not(:checked)')],
    }),
    opened('likely', 'Likely, from words alone', 'merge-shards', {
      change: saying('The service behind this step is overloaded'),
    }),
    opened('near', 'Near, without a symptom', 'merge-shards', {
      change: saying('Quota for this month used up'),
    }),
    opened('unknown', 'A failure that no guide knows', 'merge-shards'),
    opened('two-failures', 'Two failures', 'compile-report'),
    opened('refused', 'Approval refused', 'release-notes-refused'),
    opened('report-move', 'Report, after a look', 'sync-prices-fourth-try'),
    opened('blocker', 'The host’s own word', 'close-quarter'),
    opened('no-words', 'No error text', 'summarise-research', { change: withoutWords }),
    opened('long-words', 'Long words, bidi and markup', 'summarise-research', { change: withLongWords }),
    opened('history', 'Failed this way before', 'summarise-research', { change: withHistory }),
    opened('rows', 'Every row open', 'summarise-research', { change: withHistory, acts: [ANSWER, unfold] }),
    opened('unhelpful', 'Not helpful', 'summarise-research', {
      acts: [ANSWER, press('[data-part=leading-guide] > [data-part=helpful] button:nth-of-type(2)')],
    }),
  ],
  'Waiting and over': [
    opened('retrying', 'Retrying by itself', 'poll-carriers', {
      change: onTheFourthTry,
      acts: [see('[data-part=move]')],
    }),
    opened('waiting-approval', 'Waits for a person', 'release-notes', { change: since(41) }),
    opened('waiting-input', 'Waits for an answer', 'plan-offsite', { change: since(5) }),
    opened('stuck', 'Stuck', 'watch-feed'),
    opened('cancelled', 'Cancelled', 'check-links-cancelled'),
    opened('succeeded', 'Succeeded', 'weekly-digest', { acts: [see('[data-part=verdict]')] }),
    opened('empty', 'Delivered nothing', 'find-duplicates'),
    opened('wrong', 'Did not pass its evaluation', 'answer-tender'),
  ],
  Moves: [
    opened('retry', 'Retry', 'digest-archive'),
    opened('countdown', 'Retry after a wait', 'translate-catalogue'),
    opened('repeats', 'Retry that does something again', 'send-announcement', { change: longAgo }),
    opened('repeats-asked', 'Asked before it does it again', 'send-announcement', {
      change: longAgo,
      acts: [ANSWER, press('[data-part=move-button]'), see('[data-part=confirm]')],
    }),
    opened('move-pending', 'Retry on its way', 'digest-archive', {
      acts: [ANSWER, press('[data-part=move-button]'), see('.waymark-progress[data-state=pending]')],
    }),
    opened('move-failed', 'Retry failed', 'digest-archive', {
      moves: { retry: () => Promise.reject(new Error('The queue is full')) },
      acts: [ANSWER, press('[data-part=move-button]'), see('.waymark-progress[data-state=failed]')],
    }),
    opened('move-done', 'Retry started', 'digest-archive', {
      moves: { retry: async () => ({ runId: 'run-1141' }) },
      acts: [ANSWER, press('[data-part=move-button]'), see('.waymark-progress[data-state=done]')],
    }),
    opened('move-impossible', 'Nothing the host can do', 'digest-archive', { moves: {} }),
  ],
  Pill: [
    opened('pill', 'On the surface that the move opened', 'summarise-research', {
      acts: [ANSWER, press('[data-part=move-button]'), CLOSE, see('[data-part=pill]')],
    }),
    opened('pill-countdown', 'While a retry has to wait', 'translate-catalogue', {
      acts: [
        ANSWER,
        press('[data-row=where] > summary'),
        press('[data-row=where] [data-part=action]'),
        CLOSE,
        see('[data-part=pill]'),
      ],
    }),
  ],
  'Other guides': [
    opened('others', 'Wrong guide?', 'compile-report', { acts: [ANSWER, OTHERS, see('[data-part=others]')] }),
    opened('search', 'Search', 'compile-report', {
      acts: [ANSWER, OTHERS, write('[type=search]', 'key'), see('.waymark-search mark')],
    }),
    opened('search-empty', 'Search without a result', 'compile-report', {
      acts: [ANSWER, OTHERS, write('[type=search]', 'zzzz'), see('.waymark-search')],
    }),
    opened('search-code-failed', 'Search could not be loaded', 'compile-report', {
      acts: [see('[data-part=fix-now]'), OTHERS, see('[data-part=load-failed]')],
    }),
    opened('guide', 'A whole guide', 'compile-report', {
      acts: [ANSWER, OTHERS, press('.waymark-search .waymark-list button'), see('[data-part=section]')],
    }),
  ],
  Report: [
    { id: 'report-button', title: 'Report button', run: 'summarise-research', surface: 'report-button' },
    opened('report', 'Filled in', 'summarise-research', { acts: [ANSWER, REPORT, MESSAGE] }),
    opened('report-preview', 'What will be sent', 'summarise-research', {
      acts: [ANSWER, REPORT, MESSAGE, unfold],
    }),
    opened('report-code-failed', 'Form could not be loaded', 'summarise-research', {
      acts: [ANSWER, REPORT, see('[data-part=load-failed]')],
    }),
    opened('report-offline', 'Device is offline', 'summarise-research', {
      isOffline: true,
      acts: [ANSWER, REPORT, MESSAGE],
    }),
    opened('report-no-receiver', 'No receiver', 'summarise-research', {
      receivers: [],
      acts: [ANSWER, REPORT, MESSAGE],
    }),
    opened('report-receivers', 'Several receivers', 'summarise-research', {
      receivers: ['slow', 'other'],
      acts: [ANSWER, REPORT, MESSAGE],
    }),
    opened('report-sending', 'On its way', 'summarise-research', {
      acts: [ANSWER, REPORT, MESSAGE, SEND, see('.waymark-sent[data-state=sending]')],
    }),
    opened('report-received', 'Received', 'summarise-research', {
      receivers: ['received'],
      acts: [ANSWER, REPORT, MESSAGE, SEND, see('.waymark-sent[data-state=delivered]')],
    }),
    opened('report-waiting', 'Waits to be sent', 'summarise-research', {
      receivers: ['busy'],
      acts: [ANSWER, REPORT, MESSAGE, SEND, see('.waymark-sent[data-state=waiting]')],
    }),
    opened('report-refused', 'Refused', 'summarise-research', {
      receivers: ['refused'],
      acts: [ANSWER, REPORT, MESSAGE, SEND, see('.waymark-sent[data-state=rejected]')],
    }),
    opened('report-note', 'A draft was begun', 'summarise-research', {
      acts: [ANSWER, REPORT, MESSAGE, press('[data-part=back]'), see('[data-part=report-note]')],
    }),
  ],
  Replay: [
    docked('dock', 'At the end of the run', 'compile-report', undefined),
    docked('dock-before', 'Before the failure', 'compile-report', 0),
    docked('dock-appears', 'The failure appears', 'build-site', undefined),
    docked('dock-own', 'A step failed for its own reason', 'collect-news', 600, [
      press('[data-part=dock-button]'),
      see('[data-part=replay-own]'),
    ]),
    docked('dock-pinned', 'Kept in view', 'compile-report', undefined, [ANSWER, press('[data-part=pin]')]),
    docked('dock-fine', 'Nothing wrong', 'weekly-digest', undefined, [
      press('[data-part=dock-button]'),
      see('[data-part=verdict]'),
    ]),
    docked('dock-closed', 'Closed', 'compile-report', undefined, [
      press('[data-part=close]'),
      see('[data-part=dock-button]'),
    ]),
    docked('dock-report', 'Report beside Replay', 'compile-report', undefined, [
      ANSWER,
      REPORT,
      see('textarea'),
    ]),
  ],
  'Recorded runs': RECORDED.map((run) => ({
    id: `run-${run}`,
    title: run,
    run,
    acts: [OPEN, see('[data-part=what-failed]')],
  })),
};

/** Every state, in the order it is shown. */
export const STATES: readonly GalleryState[] = Object.entries(GROUPS).flatMap(([group, states]) =>
  states.map((state) => ({ ...state, group })),
);
