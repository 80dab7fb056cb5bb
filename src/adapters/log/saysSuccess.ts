/** How many of the last lines are asked, and how much of each. */
const MAX_LINES = 80;
const MAX_LINE = 1_000;

/**
 * Lines with which a tool sums up that all went well. Each is the tool's own summary; a number of failures in it is zero.
 *
 * @see https://docs.pytest.org/en/stable/how-to/output.html and https://docs.python.org/3/library/unittest.html (`OK`)
 * @see https://pkg.go.dev/cmd/go#hdr-Test_packages (`ok  	package 0.1s`) and https://doc.rust-lang.org/book/ch11-01-writing-tests.html (`test result: ok.`)
 * @see https://jestjs.io/docs/cli, https://mochajs.org/#spec, https://nodejs.org/api/test.html (`# fail 0`)
 * @see https://maven.apache.org/, https://docs.gradle.org/current/userguide/command_line_interface.html, https://learn.microsoft.com/dotnet/core/tools/dotnet-build
 * @see https://developer.hashicorp.com/terraform/cli/commands/apply, https://docs.ansible.com/ansible/latest/playbook_guide/ (`failed=0`)
 * @see https://eslint.org/docs/latest/use/command-line-interface, https://www.typescriptlang.org/docs/handbook/compiler-options.html, https://mypy.readthedocs.io, https://docs.astral.sh/ruff/
 * @see https://docs.npmjs.com/cli/commands/npm-install, https://pip.pypa.io/en/stable/cli/pip_install/, https://docs.docker.com/reference/cli/docker/
 * @see https://docs.gitlab.com/ci/jobs/job_logs/ (`Job succeeded`), https://www.jenkins.io/doc/book/pipeline/ (`Finished: SUCCESS`)
 */
const SUMMARIES = [
  /\bexit(?:ed)?(?: with)?(?: exit)?[ _-]?(?:code|status)?["']?[:= ]{1,3}0(?![\d.])/i,
  /\b(?:return|status)[ _-]?code["']?[:= ]{1,3}0(?![\d.])/i,
  /^=* ?(?:\d{1,6} \w{1,12}, ){0,3}\d{1,6} passed\b(?!.{0,80}\b[1-9]\d{0,6} (?:failed|error))/,
  /^OK(?: \([^)]{0,80}\))?$/,
  /^(?:ok {1,8}\t?\S{1,200}\s{1,8}[\d.]{1,10}s|PASS)\b/,
  /^test result: ok\./,
  /^ {0,8}(?:Tests|Test Suites|Test Files):? {1,8}(?:\d{1,6} (?:skipped|todo)[,|] ){0,2}\d{1,6} passed\b(?!.{0,60}failed)/,
  /^ {0,8}\d{1,6} passing\b/,
  /^# fail 0$/,
  /\bBUILD SUCC(?:ESS(?:FUL)?|EEDED)\b|^Build succeeded\b/,
  /^Passed! {1,4}- Failed: {1,8}0,/,
  /^(?:Apply|Destroy) complete! |^No changes\. /,
  /\bunreachable=0 {1,8}failed=0\b/,
  /^(?:Success: no issues found|All checks passed!?|0 issues\.|No ESLint warnings or errors|All matched files use Prettier)/,
  /\bFound 0 errors\b|\(0 errors, \d{1,6} warnings?\)|\b0 errors?, (?:and )?\d{1,6} warnings?\b/i,
  /^(?:added|changed|removed) \d{1,6} packages?\b|^up to date\b|^found 0 vulnerabilities$/,
  /^Successfully (?:installed|built|tagged) /,
  /^(?:Job succeeded|Finished: SUCCESS)$/,
  /\bsuccessfully rolled out\b|\bcondition met$/,
];

/** Weaker words, believed when they are the last ones: a later attempt went through. */
const RECOVERIES = [
  /\bHTTP(?:\/[\d.]{1,3})?["']? 2\d\d\b|\bstatus(?:[ _]?code)?["']?[:= ]{1,3}2\d\d\b|^2\d\d OK$/i,
  /\b(?:recovered|reconnected|re-?established|back online)\b/i,
  /\b(?:succeeded|successful|completed|connected|ok) (?:on|after|at) (?:the )?(?:(?:re)?try|attempt|\d{1,3}(?:st|nd|rd|th)?)\b/i,
  /\b(?:attempt|try|retry) (?:#?\d{1,3} )?(?:\d{1,3}\/\d{1,3} )?(?:succeeded|was successful|successful|ok)\b/i,
  /\b(?:completed|finished|ended|deployed|uploaded|published|installed|built|done) (?:\w{1,20} ){0,3}(?:successfully|without (?:errors?|problems))\b/i,
  /\b(?:successfully|success(?:ful)?) (?:completed|finished|deployed|uploaded|published|built)\b/i,
  /(?:^|[\s:])(?:SUCCESS|SUCCEEDED|Succeeded)[.!]?$/,
  /\bReady: {1,12}True\b|\b(?:State|Status|Phase): {1,20}(?:Running|Succeeded|Completed)$/,
];

/** With such a line something failed for good, whatever is cleared up afterwards. */
const ENDED =
  /\bexit(?:ed)?(?: with)?(?: exit)?[ _-]?(?:code|status)["']?[:= ]{1,3}[1-9]|^make(?:\[\d{1,3}\])?: \*\*\* |^npm (?:ERR!|error) |\bBUILD FAIL|##\[error\]|\b[1-9]\d{0,6} (?:failed|failing|failures?|errors?)\b|\b(?:Failures|Errors|failed|unreachable)[:=] ?[1-9]|^fatal: |^FAILED\b|^FAIL\b|^Traceback /;

/** Words of a complaint, not parts of a name, a path or an assignment. */
const COMPLAINT =
  /(?<![\w./-])(?:errors?|fail(?:ed|ure|ures|s)?|fatal|exception|panic|denied|refused|rejected|cannot|can't|could not|unable|crashed|aborted|killed|timed? ?out|unauthorized|forbidden|unavailable|not found)(?![\w./=-]|\s=)/i;
const EXCEPTION = /\b[A-Z]\w{1,60}(?:Error|Exception)\b/;
/** A complaint of which there is none. */
const NONE_OF_IT =
  /\b(?:0|no|zero|without|any) (?:\w{1,20} )?(?:errors?|fail(?:ed|ures?)|issues?|problems?)\b|(?:errors?|fail(?:ed|ures?)|unreachable)(?:\(s\))?["']?[:=] ?0\b|\b0 Error\(s\)/gi;
const WARNING = /^(?:\[?warn(?:ing)?\]?\b|npm warn |.{0,40}\blevel"?[:=] ?"?(?:warn|info|debug))/i;
/** Time, level and logger in front of a line. */
const PREFIX = /^(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,]{8,18}(?:Z|[+-]\d\d:?\d\d)?\]? ?)?/;

/**
 * Does a text itself say that it went well? Its last telling line decides: a tool's summary of no failures, exit code 0, or words of a
 * later attempt that worked. A complaint after it, or a failure for good anywhere before it, says otherwise.
 */
export function saysSuccess(lines: readonly string[]): boolean {
  const last = lines.slice(-MAX_LINES).map((line) => line.slice(0, MAX_LINE).replace(PREFIX, '').trim());
  if (last.some((line) => ENDED.test(line.replaceAll(NONE_OF_IT, '')))) return false;
  for (const line of last.toReversed()) {
    if (line === '' || WARNING.test(line)) continue;
    const rest = line.replaceAll(NONE_OF_IT, '');
    if (EXCEPTION.test(rest) || COMPLAINT.test(rest)) return false;
    if (SUMMARIES.some((one) => one.test(line)) || RECOVERIES.some((one) => one.test(line))) return true;
  }
  return false;
}
