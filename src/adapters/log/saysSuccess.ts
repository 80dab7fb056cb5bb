import { SOURCE_LINE } from '../../core/model/value/sourceLine.ts';

/** Last lines that are read, and code units of each. */
const MAX_LINES = 80;
const MAX_LINE = 1_000;
/** A longer text is not read as a whole for complaints. */
const MAX_QUIET = 2_000;
/** Of fewer lines silence says nothing: they may be the words of the failure alone. */
const MIN_QUIET = 3;
/** Lines without news that may follow words about one step. */
const MAX_AFTER = 4;

const FAULT = String.raw`(?:fail(?:ed|ing|ures?|s)?|err(?:ors?)?|invalid|violations?|vulnerabilities|leaks|infected|issues|problems|offenses|unreachable|violated|cancell?ed|aborted|rejected|lost|interrupted)`;
/** A number counts unless it numbers an attempt, a line or a port, or belongs to a version, a time or a path. */
const COUNTS = String.raw`(?<!\b(?:[Pp]ort|[Aa]ttempt|[Tt]ry|[Rr]etry|[Ss]tep|[Tt]ask|[Jj]ob|[Ll]ine)[ #:]{1,2}|[\d.:/#-])\b`;

/** A count of no faults: `0 failed`, `no known errors`, `Failed checks: 0`, `failed=0`, `fail 0`, `"errors": false`. */
const NO_FAULTS = new RegExp(
  String.raw`${COUNTS}(?:0|zero) (?:[\w()]{1,20} ){0,2}${FAULT}(?:\(s\))?(?![\w=:-])|\b(?:no|without) (?:[\w-]{1,20} ){0,3}(?:errors|failures|failed|issues|problems|violations|vulnerabilities|vulnerable|leaks|offenses|advisories)\b|(?<![\w-])(?:fatal )?(?:${FAULT}|timed_out)(?:\(s\)| [a-z]{1,20})?(?:["']?\s{0,24}[:=] {0,24}["']?(?:0|false|null|none|\[\]|\{\})(?![\w.])| 0\b)|\bterminat\w{2,3} with success\b|^Total: 0\b`,
  'gi',
);

/** Other fields with the number zero say nothing. */
const ZERO = /^[A-Z][\w ]{1,40}: {1,24}0$|^[#ℹ] cancelled 0$/;

/**
 * What was counted as well: `12 passed`, `3 tests pass`, `SUCCESS: 12 rules found`, `Succeeded   : 12`.
 *
 * @see https://docs.pytest.org/en/stable/how-to/output.html, https://jestjs.io/docs/cli, https://bazel.build/docs/user-manual#test,
 * https://www.nextflow.io/docs/latest/, https://docs.saltproject.io/en/latest/topics/tutorials/starting_states.html
 */
const WELL_COUNTED =
  /\b[1-9][\d,]{0,9} (?:\w{1,20} ){0,2}(?:pass(?:ed|es|ing)?|succeeded|success(?:ful(?:ly)?)?)\b|\b(?:pass(?:ed)?|succeeded|successful|success|valid)["']?\s{0,24}[:=] {0,24}[1-9]/i;

/** A stated result of the whole: `Status: Succeeded`, `"conclusion": "success"`, `exit code 0`, `rc=0`. */
const RESULT = String.raw`(?:state|status|phase|result|conclusion|outcome|finished|ready|active)["']?(?: is| was)?\s{0,2}[:=]\s{0,24}["']?`;
const WELL_STATED = new RegExp(
  String.raw`${RESULT}(?:succe(?:ss|eded)|pass(?:ed)?|completed?|ok|serving|healthy|running|deployed|finished|true|active \(running\))\b["']?[,}.]?(?= -|$)`,
  'i',
);
const EXIT_ZERO =
  /\b(?:exit(?:ed)?(?: with)?(?: exit)?[ _-]?(?:code|status)?|(?:return|status)[ _-]?code|rc)["']?[:= ]{1,24}0(?![\d.])/i;

/**
 * Words with which tools end: of tests, builds, deployments and checks.
 *
 * @see https://docs.gradle.org/current/userguide/command_line_interface.html, https://learn.microsoft.com/dotnet/core/tools/dotnet-build,
 * https://docs.gitlab.com/ci/jobs/job_logs/, https://www.jenkins.io/doc/book/pipeline/, https://google.github.io/googletest/primer.html,
 * https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/, https://kubernetes.io/docs/reference/kubectl/
 */
const WELL_ENDED = [
  /\b(?:build|job|run|execution|finished|tests?|specs|checks|suite|quality gate|deployment|release|reconciliation|analysis)\b[^.]{0,30}\b(?:succeeded|success(?:ful(?:ly)?)?|passed)\b|\bsuccessfully (?:rolled out|ran)\b/i,
  /\bPASS(?:ED)?\b|(?<!\d )\bOK(?: ?\([^)]{0,80}\)|[.!)]|, but there were issues!)?$|^[A-Z][\w ]{1,30} OK(?::| -) |^ok {1,8}\t?\S{1,200}\s{1,8}[\d.]{1,10}s|\btest result: ok\b|^ok \| /,
];

/**
 * Other words with which tools sum up that all went well.
 *
 * @see https://developer.hashicorp.com/terraform/cli/commands/apply, https://prettier.io/docs/cli, https://docs.npmjs.com/cli/commands/npm-install
 * @see https://www.gnu.org/software/make/manual/, https://webpack.js.org/api/stats/, https://vite.dev/guide/build, https://helm.sh/docs/helm/helm_status/
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html, https://docs.prefect.io/v3/concepts/states, https://tox.wiki
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemctl.html, https://www.rfc-editor.org/rfc/rfc3463 (2.x.x), https://download.samba.org/pub/rsync/rsync.1
 * @see https://docs.ceph.com/en/latest/rados/operations/monitoring/, https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html, https://ninja-build.org/manual.html
 * @see https://nightlies.apache.org/flink/flink-docs-stable/docs/internals/job_scheduling/, https://guides.rubyonrails.org/active_record_migrations.html
 * @see https://docs.cloud.google.com/run/docs/deploying, https://devcenter.heroku.com/articles/git, https://fly.io/docs/flyctl/deploy/, https://knexjs.org/guide/migrations.html, https://www.prisma.io/docs/orm/prisma-migrate
 * @see https://docs.docker.com/reference/cli/docker/image/push/, https://docs.npmjs.com/cli/commands/npm-publish (`+ name@1.0.0`), https://doc.rust-lang.org/cargo/commands/cargo-publish.html, https://twine.readthedocs.io, https://learn.microsoft.com/nuget/nuget-org/publish-a-package
 * @see https://velero.io/docs/, https://rclone.org/docs/#stats-duration, https://semgrep.dev/docs/, https://black.readthedocs.io, https://www.openldap.org/doc/admin26/, https://dev.mysql.com/doc/refman/8.4/en/entering-queries.html
 */
const SUMMARIES = [
  /\bhas been deployed and is serving \d{1,3} percent of traffic\b|^remote: Verifying deploy\.{3} done\.$|\bis now in a good state$|^Batch \d{1,6} run: \d{1,6} migrations?$|^No (?:pending migrations to apply|changes detected)\b|\bnow in sync with your schema\b/,
  /^[\w.-]{1,128}: digest: sha256:[\da-f]{6,64} size: \d|^\+ @?[\w./-]{1,214}@\d{1,6}\.\d|^Published \S{1,100} v\S{1,60} at registry |^View at: https:\/\/(?:test\.)?pypi\.org\/|^Your package was pushed\.$/,
  /\bcompleted with status: Completed\b|^Transferred: .{1,80}\b100%$|: 0 findings\.$|^All done! ✨|\bRESULT tag=\d{1,4} err=0\b|^Query OK, /u,
  /^(?:Apply|Destroy) complete! |^No changes\. |\b(?:CREATE|UPDATE|IMPORT)_COMPLETE$(?<!ROLLBACK_COMPLETE)|\bReady: {1,12}True\b/,
  /\bmatched files use Prettier|^Done in [\d.]{1,10} ?m?s\b|\bbuilt in [\d.]{1,10} ?m?s\b|\bcompiled (?:successfully\b|with (?:\d{1,6} )?warnings?\b)/i,
  /: Nothing to be done for |\bis up to date\.$|\bno work to do\.$|\bup[- ]to[- ]date$|^-- Build files have been written to: |^success Saved lockfile/i,
  /^#\d{1,4} (?:naming to|writing image|exporting manifest) .{0,300} done\b|\.{3}(?:\([^)]{1,40}\))?Passed$|^\S{1,300}: OK(?: \([\d.]{1,10} seconds\))?$/,
  /^\[success\] |\bRUN_SUCCESS\b|\btask as SUCCESS\b|^congratulations :\)|\(100%\) done$|'item_scraped_count': [1-9]|^100% tests passed\b|^Overall result: Passed$|^nox > \* \S{1,100}: success$/,
  /\bhealth: HEALTH_OK$|^TASK OK$|\bsystemd\[\d{1,9}\]: (?:Finished |\S{1,200}: Deactivated successfully\.$)|\bfinished with status "complete"$|\bto FINISHED\b|^== .{1,200}: migrated \(|\bdsn=2\.\d{1,3}\.\d{1,3}, status=sent\b/,
  /\bcondition met$|\breached a steady state\b|\bin state Completed\(|\bsnapshot [0-9a-f]{8,64} saved$|^-- Dump completed\b|\b(?:ready to accept|accepting) connections$|\bspeedup is [\d.]|\ball renewals succeeded\b/,
  /(?:\s-\s|^)\S{1,300} saved \[\d{1,15}(?:\/\d{1,15})?\]$|, 0% packet loss\b|^Already up to date\.|^Successfully rebased |\bstatus: NOERROR\b|^Deploy is live!|^Tasks: {1,8}(\d{1,6}) successful, \1 total$|^│ {1,40}assertions │ {1,40}\d{1,9} │ {1,40}0 │$/,
];

const WHOLE_WELL = [WELL_COUNTED, WELL_STATED, EXIT_ZERO, ...WELL_ENDED];

/** Words of success about one step or one attempt. */
const STEP_WELL = [
  /\bsucce(?:eded|ss|ssful(?:ly)?)\b(?! rate)|✓|✔|✅|\b(?:recovered|reconnected|re-?established|back online)\b|\bconnection\b.{0,60}\b(?:established|restored)\b/i,
  /\b(?:completed|connected|ok|passed) (?:on|after|at) (?:the )?(?:(?:re)?tr(?:y|ies)|attempt|\d{1,3}(?:st|nd|rd|th)?|(?:second|third|next|last|final) (?:re)?(?:try|attempt))\b|\b(?:attempt|try|retry) #?\d{1,3}(?:\/\d{1,3})?:? ok\b/i,
  /\b(?:upload|download|deploy(?:ment)?|sync|migration|backup|build|import|export|job|task|transfer|bundle|install(?:ation)?)s? (?:is |was )?(?:completed?|finished)\b(?! with)|\b(?:finished|ended|executed|completed) without (?:errors?|problems)\b/i,
  /\bready for connections\b|\bhealth ?check:? (?:is )?(?:ok|passed|passing|healthy)\b|\bfrom Degraded to Ok\b|\bstatus changed from \[?\w{1,10}\]? to \[?GREEN\b/i,
  /\b(?:Execution|Workflow|Job|Step|Task)[A-Z]?\w{0,20}Succeeded\b|^\d{1,6} warnings?$|\bStarted \S{1,100} in [\d.]{1,10} seconds\b/,
];

/** Words for one completed step, after which the job may go on: they count at the very end only. */
const STEPS_DONE = [
  /^(?:added|changed|removed) \d{1,6} packages?\b|^up to date\b|^Status: (?:Downloaded newer image|Image is up to date) for /,
  /^[\w.]{1,100}\/\S{1,200} (?:created|configured|unchanged)$|^Finished .{0,80}\btarget\(s\) in |^#\d{1,4} DONE [\d.]{1,10}s$/,
  /^ok \d{1,6}\b|^ {0,4}[0-9a-f]{7,40}\.\.[0-9a-f]{7,40} {1,4}\S{1,200} -> \S{1,200}$|^\W{0,4}Container \S{1,100} {1,4}(?:Started|Healthy|Running)\b/,
  /^Committed revision \d|^data: \[DONE\]$|^(?:INSERT 0 \d{1,12}|(?:UPDATE|DELETE|COPY|MERGE) \d{1,12}|(?:CREATE|DROP|ALTER) [A-Z ]{4,30}|COMMIT|ANALYZE|VACUUM)$/,
];
/** What package managers print after they are done, and header fields of an answer. */
const AFTERWORD =
  /^(?:\d{1,6} packages? (?:is|are) looking for funding|(?:found )?\d{1,6} (?:\w{1,12} severity )?vulnerabilit|To address |[Rr]un `?npm |npm (?:audit|fund|notice)|\[notice\]|Run `npm audit`|[<>*] |[A-Za-z][\w-]{1,40}: \S)/;

/** A call was answered well, also as `curl -w '%{http_code}'` prints it. It says so of calls alone. @see https://curl.se/docs/manpage.html#-w */
const ANSWERED =
  /\bHTTP(?:\/[\d.]{1,3})?["']? 2\d\d\b|\bstatus(?:[ _]?code)?["']?[:= ]{1,3}2\d\d\b|^2\d\d(?: OK)?$/i;
const OF_CALLS =
  /connect|HTTP|\b(?:status|retry\w*|attempt|time[d-]? ?out|refused|unavailable|[45]\d\d|dns|resolve|socket|reset|network|host|upstream|request)\b/i;

/** Lines of a final failure, whatever is cleaned up afterwards. */
const ENDED = new RegExp(
  String.raw`\b[Ee]xit(?:ed)?(?: with)?(?: exit)?[ _-]?(?:[Cc]ode|status)["']?[:= ]{1,24}[1-9]|^make(?:\[\d{1,3}\])?: \*\*\* |^npm (?:ERR!|error) |\bBUILD FAIL|##\[error\]|${COUNTS}[1-9]\d{0,6} (?:failed|failing|failures?|errors?|errored|Error\(s\))(?![\w/])|\b(?:Failures|Errors|Fail|failed|Failed(?: \w{1,20})?|Total errors|Invalid|unreachable|ERROR|leaks found|rejected)["']?[:=] {0,24}[1-9]|\b(?:return code|rc)[ =][1-9]|\b(?:OOMKilled|CrashLoopBackOff|ImagePullBackOff|ErrImagePull|Evicted)\b|^fatal: |^Failed: |^FAIL(?:ED)?(?![\w-])|^not ok \d|\.{3}Failed$|: Failed with result '|\b(?:[Ss]tate|[Ss]tatus|[Pp]hase|conclusion|STATUS)["']?[:=]\s{0,24}["']?(?:DEGRADED|Degraded|OutOfSync|[Ff]ail|FAIL)|\b(?:isError["']?[:=] ?true|success["']?[:=] ?false)\b`,
);

/** Words of a complaint that are not part of a name, a path or an assignment. */
const COMPLAINT =
  /(?<![\w./-])(?:errors?|fail(?:ed|ure|ures|s)?|fatal|exception|panic|denied|refused|rejected|cannot|can't|could not|couldn't|(?:does|did|do) not|did ?n.t|unable|crashed|aborted|killed|timed? ?out|unauthorized|forbidden|unavailable|unhealthy|unsuccessful|not found|problem|invalid|expired|exceeded|no such|segmentation fault|core dumped|lost|missed|mismatch|terminat(?:ed|ing)|SIG[A-Z]{3,5}|cancel(?:l?ed)?|roll(?:ing|ed)? ?back|too ?many|giv(?:ing|e) up|gave up|out of (?:disk|memory|space)|limit|quota|stuck|insufficient|not (?:able|met|accepted|ready))(?![\w./=-]|\s=|":\s?(?:\d|null|false))/i;
const EXCEPTION =
  /\b[A-Z]\w{1,60}(?:Error|Exception)\b|\bTS\d{4}\b|\b(?:finish|stop)_reason["']?[:=](?! ?["']?(?:stop|end_turn|finished|tool|null|None))/;
/** Words that turn those of success around, or make them a wish: `was not OK`, `must be reduced to run successfully`. */
const HEDGED =
  /\b(?:not|expected|never|but|yet|however|although|instead|nothing|must|should|could|would|if|unless|until|when|then|last)\b|^at |\[ {0,2}\d{1,2}%\]|\b(\d{1,6}) successful, (?!\1 total)\d/i;
/** A line that a tool ticks off tells of something that went well, whatever it is called: `✓ rejects bad input`, `PASS error.test.js`. */
const TICKED = /^[✓✔√✅] |^PASS |^ok \d{1,6} |\.{3} ok$|: OK$/u;
/** A line that a tool crosses out. */
const CROSSED = /^(?:[✗✘✖❌]|X) /u;

/** The level a logger puts before its words: a word, `level=` in logfmt and JSON, or klog's letter before month and day. */
const LEVEL =
  /^.{0,80}?(?:\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|SEVERE|CRITICAL|FATAL)\b|\b(?:level|severity)"?[:=] ?"?(\w{1,12}))|^\[?((?:[Tt]race|[Dd]ebug|[Ii]nfo|[Nn]otice|(?:npm )?[Ww]arn(?:ing)?|[Ee]rror)\b)|^([DIWEF])\d{4} /;
const WARNING = /^(?:npm )?w/i;
const INFORMATION = /^(?:[tdi]|no)/i;
/** A warning about something the program handles itself. */
const RETRIED =
  /\b(?:retr(?:y|ying|ied|ies: \d{1,6} ✔)|recover(?:able|ing|ed)|reconnecting|backing off|deprecat(?:ed|ion))(?!\w)/i;
/** What the program says before it tries again by itself. */
const AGAIN = /\b(?:retrying|trying again|will retry|falling back|backing off)\b/i;
/** A last line that shows work before its end: a try, or progress below 100 %. */
const UNDER_WAY = new RegExp(String.raw`${AGAIN.source}|\[ {0,2}\d{1,2}%\]`, 'i');
/** Time, level and bullet in front of a line. */
const PREFIX =
  /^(?:\[?(?:\d{2,4}[-/]\d\d[-/]\d\d[T ,]{1,2})?\d\d:\d\d(?::\d\d[\d.,]{0,10})?(?:Z| ?[+-]\d\d:?\d\d| UTC|[AP]M)?\]? {0,4})?(?:\[INFO\] |INFO {1,4})?(?:[•►◎·] )?(?=\S)/i;

/** Words that are no complaint, and no sign of success either: something is missing, or a process ended by force. */
const UNEASY =
  /\b(?:approv(?:e|al)|confirm|blocked|wrong|bad|conflicts?|died|dead(?!-)|unresponsive|evict(?:ed|ion)|preempt(?:ed|ion)|shut(?:ting)? ?down|closed|dropped|truncated|ignored|empty|nothing|never|keeps|degraded|out ?of ?sync|in the past|please|but|since \d{1,3} \w{3,7}|no (?:new |more )?(?:output|artifacts?|executions?|results?|rows|data))\b|\b0\/[1-9]\d{0,6} (?:ready|nodes|available|running|replicas)\b|[(<][45]\d\d\b|\[y\/n\]|\?\s*$/i;
/** What also follows work that went well. */
const CLOSING = /\b(?:shut(?:ting)? ?down|closed)\b/i;
/** Words for what may be over by the next line. */
const UNSETTLED = /\b(?:waiting|paused?|missing|interrupt(?:ed|ion)?|stopped|undefined|unknown)\b/i;

/** Words for work that went on or came to its end. */
const DONE =
  /[✓✔✅√]|\b(?:success(?:ful(?:ly)?)?|succeeded|passed|completed?|done|finished|created|updated|synced|unchanged|ready|running|started|connected|accepted|deployed|exported|uploaded|saved|installed|applied|committed|pushed|pulled|restored|resolved|fetched|processed|generated|published|imported|loaded|built|stabilized|written|up[ -]to[ -]date|ok|200)\b/i;

/**
 * Whether a text itself says that it went well. The last telling line decides: a tool's summary without faults, exit code 0, or words of
 * a later attempt that worked. A complaint after it, or a final failure before it, contradicts it. A log with a level on every line also
 * says so when it warns only of retries and goes on.
 */
export function saysSuccess(lines: readonly string[]): boolean {
  const last = lines
    .slice(-MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE).trim().replace(PREFIX, '').trim())
    .filter((line) => line !== '')
    .filter((line, index, all) => !SOURCE_LINE.test(line) && !isGotOver(line, all[index + 1] ?? ''));
  if (last.some(isEnd) || UNDER_WAY.test(last.at(-1) ?? '')) return false;
  let after = 0;
  for (const line of last.toReversed()) {
    if (sumsUp(line)) return true;
    if (complains(line)) {
      if (WARNING.test(levelOf(line)) && RETRIED.test(line)) continue;
      break;
    }
    if (WARNING.test(levelOf(line))) continue;
    if (after <= MAX_AFTER && !HEDGED.test(line) && STEP_WELL.some((one) => one.test(line))) return true;
    if (after <= MAX_AFTER && ANSWERED.test(line) && !last.some((one) => UNEASY.test(one)))
      return OF_CALLS.test(last.findLast(complains) ?? 'HTTP');
    if (after === 0 && STEPS_DONE.some((one) => one.test(line))) return true;
    if (CLOSING.test(line)) after = Infinity;
    else if (UNEASY.test(line)) break;
    if (!AFTERWORD.test(line)) after++;
  }
  return isCalm(last) || isQuiet(lines);
}

/** A line without its counts of nothing. */
function restOf(line: string): string {
  return line.replaceAll(NO_FAULTS, '').replace(ZERO, '');
}

function isEnd(line: string): boolean {
  return !RETRIED.test(line) && !TICKED.test(line) && ENDED.test(restOf(line));
}

/** A tool's own summary without faults. */
function sumsUp(line: string): boolean {
  if (SUMMARIES.some((one) => one.test(line))) return true;
  const rest = restOf(line);
  if (complains(line) || HEDGED.test(rest)) return false;
  return line.search(NO_FAULTS) >= 0 || WHOLE_WELL.some((one) => one.test(rest));
}

/** Trouble after which Ansible, or a program that says so, goes on. */
function isGotOver(line: string, next: string): boolean {
  return next === '...ignoring' || (AGAIN.test(next) && complains(line) && !isEnd(line));
}

/** Nothing complains but what was tried again, and after the last wait or try something is told to be done. */
function isQuiet(lines: readonly string[]): boolean {
  const told = lines.map((line) => restOf(line.slice(0, MAX_LINE).trim())).filter((line) => line !== '');
  if (told.length < MIN_QUIET || told.length > MAX_QUIET) return false;
  const left = told.filter((line, index) => !isGotOver(line, told[index + 1] ?? ''));
  if (left.some(isTrouble)) return false;
  return left.findLastIndex((line) => DONE.test(line) && !isOpen(line)) > left.findLastIndex(isOpen);
}

function isTrouble(line: string): boolean {
  return isEnd(line) || UNEASY.test(line) || (complains(line) && !AGAIN.test(line));
}

/** A wait, or another try, whose outcome a later line has to tell. */
function isOpen(line: string): boolean {
  return UNSETTLED.test(line) || AGAIN.test(line);
}

/** Warnings about retries, and information after them. */
function isCalm(lines: readonly string[]): boolean {
  return (
    INFORMATION.test(levelOf(lines.at(-1) ?? '')) &&
    lines.some((line) => WARNING.test(levelOf(line))) &&
    lines.every((line) => {
      const level = levelOf(line);
      if (WARNING.test(level)) return RETRIED.test(line) && !EXCEPTION.test(line);
      return INFORMATION.test(level) && !complains(line);
    })
  );
}

function levelOf(line: string): string {
  return LEVEL.exec(line)?.slice(1).find(Boolean) ?? '';
}

function complains(line: string): boolean {
  if (TICKED.test(line)) return false;
  const rest = restOf(line);
  return (CROSSED.test(rest) && rest === line) || EXCEPTION.test(rest) || COMPLAINT.test(rest);
}
