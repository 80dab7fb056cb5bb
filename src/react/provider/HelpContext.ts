import { createContext, useContext, type ComponentType, type RefObject } from 'react';
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
  /** Where guides come from, merged in order: a later id yields to an earlier one. */
  readonly guides: GuideSource | readonly GuideSource[];
  /** Screens of the host that guides point to, by surface id. One that is left out is shown as text. */
  readonly surfaces?: Readonly<Record<string, Surface>> | undefined;
  /**
   * Where reports go; of several the operator chooses, and the first is proposed. Left out, the form offers a copy of the text
   * instead.
   */
  readonly receiver?: Receiver | readonly Receiver[] | undefined;
  /** Whose ticks, answers and drafts these are; part of every storage key. */
  readonly user?: string | undefined;
  /**
   * Goes with every report: who sends, and environment, tenant, version and request id of the product. Only these fields are taken, and
   * operators can leave them out. @default nothing
   */
  readonly context?: ReportContext | undefined;
  /** Exact values that must never be sent. */
  readonly secrets?: readonly string[] | undefined;
  /** Forms of secrets that only this product has; a wrong one keeps reports from being sent, and says why. */
  readonly redactions?: readonly Redaction[] | undefined;
  /** BCP 47 tag for dates, numbers and plurals, and for guides that are translated. @default the document's language, else `en` */
  readonly locale?: string | undefined;
  /** The host's own words, any of them. */
  readonly messages?: MessageOverrides | undefined;
  /** Where small things outlive a reload; `null` keeps nothing. @default `localStorage` where there is one */
  readonly storage?: KeyValueStorage | null | undefined;
  /**
   * Hears what happens in the help: for product analytics and traces. Events hold no personal data; what they are about is in the second
   * argument.
   */
  readonly onEvent?: OnHelpEvent | undefined;
  /** The weakest standing with which a guide may lead; below it the general guide leads. @default 'likely' */
  readonly lead?: LeadPolicy | undefined;
  /**
   * Where in the page's address `waymark=guide/section` stands. `hash` suits hash routers too: there it is in the route's query.
   * `false`: links are neither followed nor offered. @default 'hash'
   */
  readonly link?: LinkPlace | false | undefined;
  /**
   * The pill that goes along when help sends the operator to another screen: where it stands at first, at an edge or in a corner of the window.
   * It moves away from controls of the host by itself, and the operator can put it elsewhere. `false`: none. @default 'bottom-end'
   */
  readonly pill?: PillPlacement | false | undefined;
  /** CSS selector of what a pinned panel pushes aside, such as `#root`; left out, or where 560 px would not be left, the panel lies over it. */
  readonly pushes?: string | undefined;
  /**
   * The browser's Back closes a view of the panel, then the panel, where it is a sheet or a page. The entries hold the host's own state, and
   * `waymark`. @default true
   */
  readonly back?: boolean | undefined;
  /** Shows a step of a run, where the button or dock has no handler of its own. */
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  /**
   * Told once of everything that could not be used: what it is, where it stands and how to mend it. Meant for developers of the host; in
   * development the console says it too.
   */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** One run's session, and what the widgets that show it tell of the host. */
export interface HeldSession {
  readonly session: Session;
  readonly hosts: Hosts;
  /** Panels that show it now. */
  uses: number;
}

/** What the buttons and docks of one provider share. Lives as long as the provider. */
export interface HelpShared {
  /** One per user and run, made by the panel module when first needed. */
  readonly sessions: Map<string, HeldSession>;
  /** How often the provider's effect is in force; 0 when it is gone. */
  mounts: number;
  /** What the host said last, as far as anybody had to know: anew with every user, and whenever a panel is drawn. */
  help?: Help;
  /** Ends what was started; there when there is anything. */
  end?: () => void;
  /** Lets go of the outbox. */
  release?: () => void;
  /** Draws a component below the provider, which is given what the host says now; called with a function that returns it. */
  readonly draw: (pill: () => ComponentType<Help>) => void;
  /** Takes the operator's steps along; there once its code is. */
  pill?: Partial<NonNullable<SessionEnvironment['pill']>> & {
    /** The retry that the guards allow now, for those who come from the fix. */
    readonly retryAfterFix?: (state: SessionState, host: SessionHost | undefined) => Move | undefined;
  };
  /** Problems that the host has been told of. */
  told?: Set<string>;
}

export interface Help extends HelpConfig {
  readonly shared: RefObject<HelpShared>;
}

export const HelpContext = createContext<Help | null>(null);

/** The provider's config; without a provider nothing is drawn, and the console says why. */
export function useHelp(): Help | null {
  const help = useContext(HelpContext);
  // oxlint-disable-next-line no-console -- a developer's mistake, and a help widget may not throw through its host
  if (!help) console.error('Waymark: no <HelpProvider>');
  return help;
}
