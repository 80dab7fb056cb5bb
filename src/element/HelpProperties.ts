import type { LeadPolicy } from '../core/model/fit.ts';
import type { GuideSource } from '../core/model/guide.ts';
import type { Redaction, ReportContext } from '../core/model/report.ts';
import type { Run } from '../core/model/run.ts';
import type { HelpConfig } from '../react/provider/HelpContext.ts';
import type { LinkPlace } from '../session/deepLink.ts';
import type { KeyValueStorage } from '../session/keyValueStorage.ts';
import type { ClipboardOptions } from '../session/receivers/clipboard.ts';
import type { DownloadOptions } from '../session/receivers/download.ts';
import type { EndpointOptions } from '../session/receivers/endpoint.ts';
import type { GithubIssueOptions } from '../session/receivers/githubIssue.ts';
import type { MailOptions } from '../session/receivers/mail.ts';
import type { Receiver } from '../session/receivers/receiver.ts';
import type { SentryFeedbackOptions } from '../session/receivers/sentryFeedback.ts';
import type { ZendeskRequestOptions } from '../session/receivers/zendeskRequest.ts';
import type { MoveName } from '../session/memory/createRunMemory.ts';
import type { Moves, Surface } from '../session/sessionState.ts';
import type { MessageOverrides } from '../text/Messages.ts';

/** A receiver described as data: the name of its function, and the function's options. */
export type ReceiverSetup =
  | ({ readonly kind: 'endpoint'; readonly url: string } & EndpointOptions)
  | ({ readonly kind: 'githubIssue' } & GithubIssueOptions)
  | ({ readonly kind: 'mail' } & MailOptions)
  | ({ readonly kind: 'sentryFeedback' } & SentryFeedbackOptions)
  | ({ readonly kind: 'zendeskRequest' } & ZendeskRequestOptions)
  | ({ readonly kind: 'clipboard' } & ClipboardOptions)
  | ({ readonly kind: 'download' } & DownloadOptions);

/**
 * The properties of `<waymark-help>`. An attribute of the same name sets the same value where a text can: objects as JSON, lists of names
 * separated by spaces, a boolean by its presence.
 */
export interface HelpProperties {
  /** `button` for Run detail, `dock` beside Mission Replay, `report` for *Report this Run* alone. @default 'button' */
  kind?: 'button' | 'dock' | 'report' | undefined;
  /** The host's data, or a log as text. It is copied; assign it again when it has changed, even if it is the same object. */
  run?: Run | string | null | undefined;
  /** Earlier runs of the mission, newest first; used in place of the run's own. */
  history?: readonly Run[] | null | undefined;
  /** For `dock`: the replay's moment, epoch milliseconds. With it `waymark-seek` asks for another one. */
  cursor?: number | string | undefined;
  /** Compiled guides, or the address of the manifest that `waymark build` writes; several as a list. @default the starter guides */
  guides?: GuideSource | string | readonly (GuideSource | string)[] | undefined;
  /** What the host can do: handlers, or names of moves that `waymark-move` asks for, such as `retry resume`. */
  moves?: Moves | readonly MoveName[] | string | undefined;
  /** The page shows steps of the run when `waymark-step` asks for one. */
  steps?: boolean | string | undefined;
  /** Screens of the host by surface id. For one given as a label only, `waymark-surface` asks the page to open it. */
  surfaces?: Readonly<Record<string, Surface | string>> | string | undefined;
  /** Where reports go: an address that takes them as JSON, or receivers. */
  receivers?: string | Receiver | ReceiverSetup | readonly (Receiver | ReceiverSetup)[] | undefined;
  /** `light` or `dark`, whatever the browser prefers. Always an attribute, so that the page's styles see it. */
  theme?: 'light' | 'dark' | undefined;
  /** BCP 47 tag. @default the document's language, else `en` */
  locale?: string | undefined;
  /** The host's own wording for any of the messages. */
  messages?: MessageOverrides | string | undefined;
  /** Content of the button; a child with `slot="label"` works too. */
  label?: string | undefined;
  /** Whose ticks, answers, drafts and reports are stored. */
  user?: string | undefined;
  /** Added to every report. */
  context?: ReportContext | string | undefined;
  /** The weakest standing with which a guide may lead. @default 'likely' */
  lead?: LeadPolicy | undefined;
  /** Where in the page's address deep links stand; `false` for none. @default 'hash' */
  link?: LinkPlace | false | 'false' | undefined;
  /** Where the pill stands on other screens; `false` for none. */
  pill?: HelpConfig['pill'] | 'false';
  /** The key that opens help, such as `?`; a letter in every field. @default none */
  shortcut?: string | undefined;
  /** Whether the panel is open; follows the operator. If left out on a dock, the dock remembers it. */
  open?: boolean | string | undefined;
  /** Show the button for every run, not only for one in trouble. */
  always?: boolean | string | undefined;
  /** Exact values that must never be sent. */
  secrets?: readonly string[] | undefined;
  /** Patterns of secrets that only this product has. */
  redactions?: readonly Redaction[] | undefined;
  /** Storage for small values that outlive a reload; `null` stores nothing. @default `localStorage` */
  storage?: KeyValueStorage | null | undefined;
}
