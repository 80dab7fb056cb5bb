import type { Problem, Severity } from '../../core/model/problem.ts';
import type { HeldRequest, PageWatch, Violation } from './watchPage.ts';

function fault(
  code: string,
  message: string,
  hint: string,
  why?: string,
  severity: Severity = 'error',
): Problem {
  return { code, severity, message, hint, ...(why !== undefined && { why }), file: 'page' };
}

/** The directive that each kind of violation needs. Waymark needs no `unsafe-…` and no nonce. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'script-src-elem': "Allow the place your scripts come from: `script-src 'self'`.",
  'script-src': "Allow the place your scripts come from: `script-src 'self'`.",
  'style-src-elem':
    "Serve Waymark's style sheet as a file and allow it: `style-src 'self'`. Bundlers that write styles into the page need a nonce.",
  'style-src-attr':
    'Waymark sets styles by script, which no policy forbids; look for what of the page writes a `style` attribute.',
  'connect-src': "Allow the place that reports go to: `connect-src 'self'`, or the origin of the receiver.",
  'require-trusted-types-for': 'With webpack set `output.trustedTypes: true`.',
  'trusted-types': 'Allow the policy that your bundler names, `trusted-types webpack` and the like.',
};

/** Problems of a page that shows a run. */
export const pageFaults = {
  unreachable: (url: string, error: unknown) =>
    fault(
      'page-unreachable',
      `${url} does not open: ${firstLine(error)}`,
      'Start the app, and name the address of a page that shows a run.',
    ),
  noServer: (url: string, said: string) =>
    fault(
      'no-report-server',
      `Nothing takes reports at ${url}: ${said}.`,
      'Start it, `waymark serve` or your own; docs/server.md shows both.',
      'Reports wait on the device until it is there.',
      'warning',
    ),
  noButton: (errors: readonly string[], wait: number) => {
    const said = errors.find((text) => text.includes('Waymark')) ?? errors[0];
    return fault(
      'no-help-button',
      `No Help button came within ${wait / 1000} seconds.${said === undefined ? '' : ` The console says: ${said}`}`,
      'Name a page whose run is in trouble; the button stays away from others, but for `always`. Is there a `HelpProvider` above it, or a `run` on the element?',
    );
  },
  elementUndefined: () =>
    fault(
      'element-not-defined',
      'There is a <waymark-help> on the page, and no script has defined it.',
      'Load `element.js` by a script tag of `type="module"`, or import `waymark/element`.',
    ),
  noAnswer: (error: unknown, { violations, errors }: PageWatch) =>
    fault(
      'no-answer',
      `Help was pressed and no answer came: ${firstLine(error)}`,
      violations.length > 0
        ? 'See what the content security policy forbade, below.'
        : errors.length > 0
          ? 'See what the console says, below.'
          : 'See that nothing lies over the button, and that the chunks of the build are served.',
    ),
  notStyled: (what: string) =>
    fault(
      'not-styled',
      what,
      "Import it once: `import 'waymark/styles.css'`.",
      'The help cannot be told from the page.',
    ),
  covered: (by: string) =>
    fault(
      'panel-covered',
      `The panel is covered by ${by}.`,
      'Do not put the help into an element that is hidden or inert.',
    ),
  escapeLeaves: () =>
    fault(
      'escape-does-not-close',
      'Escape did not close the help.',
      'Something on the page stops keys in the capture phase of `window`; let Escape through while the focus is in the help.',
    ),
  escapeFocus: (at: string) =>
    fault(
      'focus-lost',
      `After Escape the focus is on ${at}, not on the Help button.`,
      'Do not move the focus on `keydown` or `focusin` while the help closes.',
    ),
  dialogUnder: () =>
    fault(
      'dialog-under-panel',
      'A modal dialog that opens while help is open stands under it.',
      'Open modal dialogs with `showModal()`, or mark them `aria-modal="true"`.',
    ),
  dialogTakes: () =>
    fault(
      'escape-closes-two',
      'One Escape in a modal dialog closed the dialog and the help.',
      'Something on the page hears Escape twice; stop it where the dialog is closed.',
    ),
  axe: (id: string, help: string, count: number, example: string) =>
    fault(
      `axe-${id}`,
      `${help} (${count} of the help’s elements): ${example}`,
      id === 'color-contrast'
        ? 'Look at the `--waymark-…` tokens and at styles of the page that reach into the help.'
        : 'Look at what of the page reaches into the help.',
    ),
  noForm: (error: unknown) =>
    fault(
      'no-report-form',
      `The report form does not open: ${firstLine(error)}`,
      'See what the console says, below.',
    ),
  notSent: (said: string) =>
    fault(
      'report-not-sent',
      `The report was not sent: ${said}`,
      'Give `HelpProvider` a `receiver`, such as `endpoint("/api/reports")`, or the element `receivers="/api/reports"`; without one the form offers a copy of the text.',
    ),
  moveSilent: (label: string) =>
    fault(
      'move-does-nothing',
      `“${label}” was pressed, and nothing happened for three seconds.`,
      'Its handler should send a request, go somewhere, or open a dialog.',
    ),
  moveMissing: (label: string, url: string) =>
    fault(
      'move-leads-nowhere',
      `“${label}” was pressed and leads to ${url}, which is not there.`,
      'Name a page of yours in the `open` of this surface.',
    ),
  moveFailed: (label: string, said: string, held: readonly HeldRequest[]) =>
    fault(
      'move-failed',
      `“${label}” was pressed: ${said}`,
      held.length > 0
        ? `Its request was answered \`{}\` here (${held[0]?.method} ${held[0]?.url}); if the handler reads more from the answer, this is no fault.`
        : 'Look at the handler of this move or surface.',
      undefined,
      'warning',
    ),
  forbidden: ({ directive, blocked }: Violation) =>
    fault(
      'forbidden-by-policy',
      `The content security policy forbids \`${directive}\` ${blocked}.`,
      DIRECTIVES[directive] ?? `Allow it under \`${directive}\`, or take out what asks for it.`,
    ),
  consoleError: (text: string) =>
    fault(
      'console-error',
      text.split('\n', 1)[0] ?? text,
      'Mend it, or see that it is not the help’s: it was said while the help was in use.',
      undefined,
      /hydrat|waymark/i.test(text) ? 'error' : 'warning',
    ),
} as const;

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
