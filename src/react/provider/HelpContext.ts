import { createContext, useContext, type ComponentType, type ReactNode, type RefObject } from 'react';
import type { LeadPolicy } from '../../core/model/fit.ts';
import type { GuideSource } from '../../core/model/guide.ts';
import type { ReportContext } from '../../core/model/report.ts';
import type { Redaction } from '../../core/model/report.ts';
import type { LinkPlace } from '../../session/deepLink.ts';
import type { OnHelpEvent } from '../../session/helpEvent.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { Receiver } from '../../session/receivers/receiver.ts';
import type { Move } from '../../core/model/move.ts';
import type {
  Session,
  SessionEnvironment,
  SessionHost,
  SessionState,
  Surface,
} from '../../session/sessionState.ts';
import type { KeyValueStorage } from '../../session/keyValueStorage.ts';
import type { MessageOverrides } from '../../text/Messages.ts';
import type { PillPlacement } from '../pill/placePill.ts';
import type { Hosts } from './createHosts.ts';

/** What a host tells Waymark once, for every button and dock below the provider. */
export interface HelpConfig {
  /** Sources of guides, merged in order: of two guides with one id the earlier source wins. */
  readonly guides: GuideSource | readonly GuideSource[];
  /** Screens of the host that guides point to, by surface id. One that is left out is shown as text. */
  readonly surfaces?: Readonly<Record<string, Surface>> | undefined;
  /** Where reports go. With several, the operator chooses and the first is proposed. Without one, the form offers a copy of the text. */
  readonly receiver?: Receiver | readonly Receiver[] | undefined;
  /** Whose ticks, answers and drafts are stored; part of every storage key. */
  readonly user?: string | undefined;
  /**
   * Goes with every report: who sends, and environment, tenant, version and request id of the product. Only these fields are taken, and
   * operators can leave them out. @default nothing
   */
  readonly context?: ReportContext | undefined;
  /** Exact values that must never be sent. */
  readonly secrets?: readonly string[] | undefined;
  /** Patterns of secrets that only this product has. An invalid one blocks sending, and the form says why. */
  readonly redactions?: readonly Redaction[] | undefined;
  /** BCP 47 tag for dates, numbers and plurals, and for guides that are translated. @default the document's language, else `en` */
  readonly locale?: string | undefined;
  /** The host's own wording for any of the messages. */
  readonly messages?: MessageOverrides | undefined;
  /** Storage for small values that outlive a reload; `null` stores nothing. @default `localStorage` where there is one */
  readonly storage?: KeyValueStorage | null | undefined;
  /**
   * Called with events in the help, for product analytics and traces. Events hold no personal data; the second argument says what they are
   * about.
   */
  readonly onEvent?: OnHelpEvent | undefined;
  /** The weakest standing with which a guide may lead; below it the general guide leads. @default 'likely' */
  readonly lead?: LeadPolicy | undefined;
  /**
   * Where `waymark=guide/section` stands in the page's address. `hash` works with hash routers too: it is added to the route's query there.
   * `false`: links are neither followed nor offered. @default 'hash'
   */
  readonly link?: LinkPlace | false | undefined;
  /**
   * Where the pill stands at first, at an edge or in a corner of the window. The pill shows a guide's steps after help sent the operator to
   * another screen. It moves away from controls of the host by itself, and the operator can move it. `false`: no pill. @default 'bottom-
   * end'
   */
  readonly pill?: PillPlacement | false | undefined;
  /**
   * CSS selector of the element that a pinned panel pushes aside, such as `#root`. Without it, or where fewer than 560 px would be left,
   * the panel lies over the page.
   */
  readonly pushes?: string | undefined;
  /**
   * Whether the browser's Back closes a view of the panel, then the panel, where it is a sheet or a page. The entries hold the host's own
   * state, and `waymark`. @default true
   */
  readonly back?: boolean | undefined;
  /**
   * The key that opens help, or leads to it where it is open: a `KeyboardEvent.key`, such as `?`. It is a letter in every field, and the
   * host's own handlers come first. Let operators switch it off (WCAG 2.1.4). @default none
   */
  readonly shortcut?: string | undefined;
  /** Shows a step of a run, where the button or dock has no handler of its own. */
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  /**
   * Called once for everything in a run or a guide that could not be used: what it is, where it stands, how to fix it. For developers of
   * the host; in development it is printed to the console too.
   */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** The session of a run, and what the widgets that show it know of the host. */
export interface HeldSession {
  readonly session: Session;
  readonly hosts: Hosts;
  /** Number of panels that show it now. */
  uses: number;
}

/** What the buttons and docks of one provider share. Lives as long as the provider. */
export interface HelpShared {
  /** By user and run; absent until a panel was drawn. */
  sessions?: Map<string, HeldSession>;
  /** How often the provider's effect is active; 0 after it was removed. */
  mounts: number;
  /** The host's last config: set for every new user, and whenever a panel is rendered. */
  help?: Help;
  /** Ends everything that was started; absent when nothing was. */
  end?: () => void;
  /** Releases the outbox. */
  release?: () => void;
  /** Draws the late parts from now on. Called with a function that returns the function. */
  readonly draw: (late: () => DrawLate) => void;
  /** The parts to draw; filled by their code, which most pages never load. */
  late?: LateParts;
  /** Stops listening for the host's shortcut; absent when nobody listens. */
  unlisten?: () => void;
  /** Functions of the pill; absent until its code is loaded. */
  pill?: Partial<NonNullable<SessionEnvironment['pill']>> & {
    /** The retry that the guards allow, at once or after a wait, for an operator who has just done the fix. */
    readonly retryAfterFix?: (state: SessionState, host: SessionHost | undefined) => Move | undefined;
  };
  /** Problems already reported to the host. */
  told?: Set<string>;
}

interface LateParts {
  /** Below the provider. */
  readonly Pill?: ComponentType<Help>;
  /** On each button whose panel is closed. */
  readonly Badge?: ComponentType<{ readonly help: Help; readonly runId: string }>;
}

/** Draws what belongs below the provider or, called with a run's id and whether its panel is open, on the button of that run. */
type DrawLate = (help: Help, runId?: string, isOpen?: boolean) => ReactNode;

export interface Help extends HelpConfig {
  readonly shared: RefObject<HelpShared>;
  readonly late: DrawLate | undefined;
}

export const HelpContext = createContext<Help | null>(null);

/** The provider's config; without a provider nothing is drawn, and the console says why. */
export function useHelp(): Help | null {
  const help = useContext(HelpContext);
  // oxlint-disable-next-line no-console -- a developer's mistake, and a help widget may not throw through its host
  if (!help) console.error('Waymark: no <HelpProvider>');
  return help;
}
