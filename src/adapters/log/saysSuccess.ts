/** Last lines that are read, and code units of each. */
const MAX_LINES = 80;
const MAX_LINE = 1_000;
/** A longer text is not read as a whole for complaints. */
const MAX_QUIET = 2_000;
/** Of fewer lines silence says nothing: they may be the words of the failure alone. */
const MIN_QUIET = 3;
/** Lines that may follow the words of a recovery. */
const MAX_AFTER = 1;

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
 * @see https://rspec.info/documentation/, https://docs.cypress.io/app/references/command-line, https://cmake.org/cmake/help/latest/manual/ctest.1.html
 * @see https://maven.apache.org/surefire/maven-surefire-plugin/ (`Tests run: 3, Failures: 0, Errors: 0`), https://docs.getdbt.com/reference/commands/run (`ERROR=0`)
 * @see https://webpack.js.org/api/stats/, https://vite.dev/guide/build, https://doc.rust-lang.org/cargo/commands/cargo-build.html, https://www.gnu.org/software/make/manual/
 * @see https://helm.sh/docs/helm/helm_status/ (`STATUS: deployed`), https://docs.docker.com/build/, https://www.gnu.org/software/wget/manual/
 * @see https://docs.prefect.io/v3/concepts/states (`Completed()`), https://docs.celeryq.dev/en/stable/ (`succeeded in 0.1s`), https://www.freedesktop.org/software/systemd/man/latest/systemctl.html
 * @see https://testanything.org/tap-specification.html (`not ok`), https://pre-commit.com, https://docs.rubocop.org/rubocop/usage/basic_usage.html, https://docs.snyk.io/snyk-cli
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html (CommandComplete), https://kubernetes.io/docs/reference/kubectl/, https://docs.docker.com/reference/cli/docker/image/pull/
 * @see https://docs.gitlab.com/ci/jobs/job_logs/ (`Job succeeded`), https://www.jenkins.io/doc/book/pipeline/ (`Finished: SUCCESS`)
 * @see https://google.github.io/googletest/primer.html (`[  PASSED  ] 12 tests.`), https://mesonbuild.com/Unit-tests.html, https://docs.nunit.org/articles/nunit/running-tests/Console-Runner.html, https://learning.postman.com/docs/collections/using-newman-cli/command-line-integration-with-newman/
 * @see https://docs.djangoproject.com/en/stable/topics/migrations/, https://docs.liquibase.com, https://www.prisma.io/docs/orm/prisma-migrate, https://nox.thea.codes
 * @see https://www.jetbrains.com/help/teamcity/ (`Tests passed: 5`), https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html (`1 warning`)
 * @see https://turborepo.dev/docs, https://nx.dev/docs, https://www.serverless.com/framework/docs, https://docs.netlify.com, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html (`UPDATE_COMPLETE`), https://docs.flutter.dev/deployment/android
 * @see https://docs.ceph.com/en/latest/rados/operations/monitoring/, https://pve.proxmox.com/pve-docs/chapter-vzdump.html, https://developer.hashicorp.com/nomad/commands/job/run, https://www.rfc-editor.org/rfc/rfc3463 (2.x.x), https://guides.rubyonrails.org/active_record_migrations.html, https://nightlies.apache.org/flink/flink-docs-stable/docs/internals/job_scheduling/
 * @see https://restic.readthedocs.io/en/stable/040_backup.html, https://rclone.org/docs/#stats-duration, https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html, https://www.postgresql.org/docs/current/app-pg-isready.html, https://eff-certbot.readthedocs.io/en/stable/using.html
 */
const SUMMARIES = [
  /^=* ?(?:\d{1,6} \w{1,12}, ){0,3}\d{1,6} passed\b(?!.{0,80}\b[1-9]\d{0,6} (?:failed|error))/,
  /^OK(?: \([^)]{0,80}\)|, but there were issues!)?$|^# ok$/,
  /^(?:ok {1,8}\t?\S{1,200}\s{1,8}[\d.]{1,10}s|PASS)\b/,
  /^test result: ok\./,
  /^ {0,8}(?:Tests|Test Suites|Test Files):? {1,8}(?:\d{1,6} (?:skipped|todo)[,|] ){0,2}\d{1,6} passed\b(?!.{0,60}failed)/,
  /^Tests run: \d{1,6}, Failures: 0, Errors: 0\b/,
  /^\W{0,4}\d{1,6} (?:tests?|runs?|examples?|specs?)\b.{0,60}\b0 failures?\b(?!.{0,40}\b[1-9]\d{0,6} errors?)/,
  /\b[1-9]\d{0,6} (?:\w{1,20} )?pass(?:ed|es)?\b.{0,60}\b0 fail(?:ed|ures?|s)?\b|^Executed \d{1,6} tests?, with 0 failures\b|^0 fail$/i,
  /^\d{1,6} (?:scenarios?|steps?) \(\d{1,6} passed\)$|^Test Run Successful\b|\*\* (?:TEST|BUILD) SUCCEEDED \*\*/,
  /^ {0,8}\d{1,6} passing\b/,
  /\bTests passed: [1-9]\d{0,6}(?![^']*\bfailed)|^iterations: executed \d{1,6}, failed 0$/,
  /^[#ℹ] fail 0$/,
  /^100% tests passed\b|\bAll (?:specs|tests|checks) (?:pass(?:ed)?|were successful)\b/i,
  /^Tasks: {1,8}(\d{1,6}) successful, \1 total$|\bSuccessfully ran targets? \S|^[✔✓√] (?:Service deployed|Built )|^Deploy is live!|(?<!ROLLBACK_)\b(?:CREATE|UPDATE|IMPORT)_COMPLETE$/u,
  /\bBUILD SUCC(?:ESS(?:FUL)?|EEDED)\b|^Build succeeded\b|\bBuild completed successfully\b/,
  /^\[ {2}PASSED {2}\] \d{1,6} tests?\b|^Overall result: Passed$|^(?:Fail|Errors): {1,24}0$|^│ {1,40}assertions │ {1,40}\d{1,9} │ {1,40}0 │$/,
  /^Applying [\w.]{1,200}\.\.\. OK$|^snapshot [0-9a-f]{8,64} saved$|^-- Dump completed\b|- accepting connections$|^Congratulations, all renewals succeeded/,
  /^nox > (?:\* \S{1,100}: success|Session \S{1,100} was successful\.)$/,
  /^Passed! {1,4}- Failed: {1,8}0,/,
  /^(?:Apply|Destroy) complete! |^No changes\. /,
  /\bunreachable=0 {1,8}failed=0\b|^Done\. PASS=\d{1,6} WARN=\d{1,6} ERROR=0\b/,
  /^(?:Success: no issues found|All checks passed!?|0 issues\.|All matched files use Prettier)|\bNo ESLint warnings or errors\b/,
  /\bFound 0 errors\b|\(0 errors, \d{1,6} warnings?\)|\b0 errors?, (?:and )?\d{1,6} warnings?\b/i,
  /\bno (?:offenses detected|vulnerable paths found|known vulnerabilities found|issues identified|broken requirements found)\b/i,
  /^Success! |\b0 chart\(s\) failed$|\.{3}(?:\([^)]{1,40}\))?Passed$|^\S{1,300}: OK(?: \([\d.]{1,10} seconds\))?$/,
  /^found 0 vulnerabilities$|^Total: 0 \(/,
  /^(?:\W{0,4}Done in [\d.]{1,10} ?m?s\b|success Saved lockfile)/,
  /^#\d{1,4} (?:naming to|writing image|exporting manifest) .{0,300} done\b/,
  /\bcompiled (?:successfully\b|with (?:\d{1,6} )?warnings?\b)|^\W{0,4}built in [\d.]{1,10} ?m?s\b/i,
  /^make(?:\[\d{1,3}\])?: (?:Nothing to be done for |.{1,200} is up to date\.$)|^-- Build files have been written to: /,
  /^(?:Job succeeded|Finished: SUCCESS)$|^\[success\] |\bRUN_SUCCESS\b|^congratulations :\)|\bMarking task as SUCCESS\b|\(100%\) done$|'item_scraped_count': [1-9]/,
  /\bReady: {1,12}True\b|\b(?:State|Status|Phase): {1,20}(?:Running|Succeeded|Completed)$|^Active: active \(running\)/,
  /\bhealth: HEALTH_OK$|^TASK OK$|\bsystemd\[\d{1,9}\]: (?:Finished |\S{1,200}: Deactivated successfully\.$)|\bfinished with status "complete"$|\bswitched from state \w{1,20} to FINISHED\b|^== .{1,200}: migrated \(|\bdsn=2\.\d{1,3}\.\d{1,3}, status=sent\b/,
  /\bsuccessfully rolled out\b|\bcondition met$|^STATUS: deployed$|\bhas reached a steady state\b|^Health Status: {1,12}Healthy$/,
  /\bFinished in state Completed\(|\bsucceeded in [\d.]{1,12}s\b/,
  /(?:\s-\s|^)\S{1,300} saved \[\d{1,15}(?:\/\d{1,15})?\]$|, 0% packet loss\b|^Everything up-to-date$|^Already up to date\.|^Successfully rebased |\bstatus: NOERROR\b/,
];

/** Words for one completed step, after which the job may go on: they count at the very end only. */
const STEPS_DONE = [
  /^(?:added|changed|removed) \d{1,6} packages?\b|^up to date\b/,
  /^Successfully (?:installed|built|tagged) |^Status: (?:Downloaded newer image|Image is up to date) for /,
  /^[\w.]{1,100}\/\S{1,200} (?:created|configured|unchanged)$/,
  /^Finished .{0,80}\btarget\(s\) in /,
  /^ok \d{1,6}\b|^ {0,4}[0-9a-f]{7,40}\.\.[0-9a-f]{7,40} {1,4}\S{1,200} -> \S{1,200}$/,
  /^(?:INSERT 0 \d{1,12}|(?:UPDATE|DELETE|COPY|MERGE) \d{1,12}|(?:CREATE|DROP|ALTER) [A-Z ]{4,30}|COMMIT)$/,
  /^#\d{1,4} DONE [\d.]{1,10}s$/,
  /^\W{0,4}Container \S{1,100} {1,4}(?:Started|Healthy|Running)\b/,
];
/** What package managers print after they are done, and header fields of an answer. */
const AFTERWORD =
  /^(?:\d{1,6} packages? (?:is|are) looking for funding|\d{1,6} (?:\w{1,12} severity )?vulnerabilit|To address |[Rr]un `?npm |npm (?:audit|fund|notice)|\[notice\]|Run `npm audit`|[<>*] |[A-Za-z][\w-]{1,40}: \S)/;

/** Weaker words, which count among the last lines: a later attempt succeeded. */
const RECOVERIES = [
  /\bexit(?:ed)?(?: with)?(?: exit)?[ _-]?(?:code|status)?["']?[:= ]{1,3}0(?![\d.])/i,
  /\b(?:return|status)[ _-]?code["']?[:= ]{1,3}0(?![\d.])/i,
  /\b(?:recovered|reconnected|re-?established|back online)\b|\bconnection (?:was )?(?:established|restored)\b/i,
  /\b(?:succeeded|successful|success|completed|connected|ok) (?:on|after|at) (?:the )?(?:(?:re)?tr(?:y|ies)|attempt|\d{1,3}(?:st|nd|rd|th)?|(?:second|third|next|last|final) (?:re)?(?:try|attempt))\b/i,
  /\b(?:attempt|try|retry):? (?:#?\d{1,3}:? )?(?:\d{1,3}\/\d{1,3}:? |of \d{1,3}:? |\(\d{1,3}\/\d{1,3}\):? )?(?:succeeded|success|was successful|successful|ok)\b/i,
  /\b(?:completed|executed|finished|ended|deployed|uploaded|published|installed|built|done|deactivated) (?:\w{1,20} ){0,3}(?:successfully|without (?:errors?|problems))\b/i,
  /\b(?:successfully|success(?:ful)?) (?:completed|finished|deployed|uploaded|published|built|created|updated|connected|applied|migrated|synced)\b/i,
  /\b(?:upload|download|deployment|sync|migration|backup|build|import|export|job|task) (?:is |was )?(?:completed?|succeeded|successful)\b(?! with)/i,
  /\bready (?:to accept|for) connections\b|\btest (?:is|was) successful$|\bhealth ?check:? (?:is )?(?:ok|passed|passing|healthy)\b/i,
  /\bStarted \S{1,100} in [\d.]{1,10} seconds\b|\bstatus changed from \[?\w{1,10}\]? to \[?GREEN\b|\bcompleted with ["']success["']/,
  /\b(?:Execution|Workflow|Job|Step|Task)[A-Z]?\w{0,20}Succeeded\b/,
  /(?:^|[\s:])(?:SUCCESS|SUCCEEDED|Succeeded)[.!]?$|^✅ {1,3}\S/u,
  /^\d{1,6} warnings?$/,
];

/** A call was answered well, also as `curl -w '%{http_code}'` prints it. It says so of calls alone. @see https://curl.se/docs/manpage.html#-w */
const ANSWERED =
  /\bHTTP(?:\/[\d.]{1,3})?["']? 2\d\d\b|\bstatus(?:[ _]?code)?["']?[:= ]{1,3}2\d\d\b|^2\d\d(?: OK)?$/i;
const OF_CALLS =
  /connect|HTTP|\b(?:status|retry\w*|attempt|time[d-]? ?out|refused|unavailable|[45]\d\d|dns|resolve|socket|reset|network|host|upstream|request)\b/i;

/** Lines of a final failure, whatever is cleaned up afterwards. A number counts failures unless it numbers an attempt or a port. */
const ENDED =
  /\bexit(?:ed)?(?: with)?(?: exit)?[ _-]?(?:code|status)["']?[:= ]{1,3}[1-9]|^make(?:\[\d{1,3}\])?: \*\*\* |^npm (?:ERR!|error) |\bBUILD FAIL|##\[error\]|(?<!\b(?:[Pp]ort|[Aa]ttempt|[Tt]ry|[Rr]etry|[Ss]tep|[Tt]ask|[Jj]ob|[Ll]ine)[ #:]{1,2}|[\d.:/#-])\b[1-9]\d{0,6} (?:failed|failing|failures?|errors?)\b|\b(?:Failures|Errors|failed|unreachable|ERROR)[:=] ?[1-9]|\breturn code [1-9]|\b(?:OOMKilled|CrashLoopBackOff|ImagePullBackOff|ErrImagePull|Evicted)\b|^fatal: |^FAIL(?:ED)?(?![\w-])|^not ok \d|\.{3}Failed$|: Failed with result '/;

/** Words of a complaint that are not part of a name, a path or an assignment. */
const COMPLAINT =
  /(?<![\w./-])(?:errors?|fail(?:ed|ure|ures|s)?|fatal|exception|panic|denied|refused|rejected|cannot|can't|could not|unable|crashed|aborted|killed|timed? ?out|unauthorized|forbidden|unavailable|not found|problem|invalid|expired|exceeded|no such|segmentation fault|core dumped|lost|missed|terminat(?:ed|ing)|SIG[A-Z]{3,5}|shut(?:ting)? ?down|cancel(?:l?ed)?|too ?many ?requests|limit|quota|stuck|insufficient|not (?:able|met|accepted))(?![\w./=-]|\s=)/i;
const EXCEPTION = /\b[A-Z]\w{1,60}(?:Error|Exception)\b|\b(?:finish_reason|stop_reason|isError|TS\d{4})\b/;
/** A complaint with the number zero. */
const NONE_OF_IT =
  /\b(?:0|no|zero|without|any) (?:\w{1,20} )?(?:errors?|fail(?:ed|ures?)|issues?|problems?)\b|(?:errors?|fail(?:ed|ures?)|unreachable)(?:\(s\)| \w{1,20})?["']?[:=] {0,8}0\b|\b0 Error\(s\)|\bfail(?:ed)? 0\b|^[A-Z][\w ]{1,40}: {1,24}0$|^[#ℹ] (?:fail|cancelled) 0$|"errors?": ?(?:\[\]|\{\}|null|"")/gi;
/** The level a logger puts before its words: a word, `level=` in logfmt and JSON, or klog's letter before month and day. */
const LEVEL =
  /^.{0,80}?(?:\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|SEVERE|CRITICAL|FATAL)\b|\b(?:level|severity)"?[:=] ?"?(\w{1,12}))|^\[?((?:[Tt]race|[Dd]ebug|[Ii]nfo|[Nn]otice|(?:npm )?[Ww]arn(?:ing)?|[Ee]rror)\b)|^([DIWEF])\d{4} /;
const WARNING = /^(?:npm )?w/i;
const INFORMATION = /^(?:[tdi]|no)/i;
/** A warning about something the program handles itself. */
const RETRIED = /\b(?:retr(?:y|ying|ied)|recover(?:able|ing|ed)|reconnecting|deprecat(?:ed|ion))\b/i;
/** Time, level and logger in front of a line. */
const PREFIX =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ,][\d:.,]{8,18}(?:Z|[+-]\d\d:?\d\d| UTC)?\]? {0,4})?(?:\[INFO\] )?(?=\S)/;

/** Words that are no complaint, and no sign of success either: somebody is asked, something is missing, or a process ended by force. */
const UNEASY =
  /\b(?:waiting|paused?|approv(?:e|al)|confirm|blocked|missing|wrong|bad|conflicts?|died|dead|unresponsive|interrupt(?:ed|ion)?|evict(?:ed|ion)|preempt(?:ed|ion)|stopped|undefined|unknown)\b|[(<][45]\d\d\b|\[y\/n\]|\?\s*$/i;

/** Words for work that went on or came to its end. */
const DONE =
  /[✓✔✅√]|\b(?:success(?:ful(?:ly)?)?|succeeded|passed|completed?|done|finished|created|updated|synced|unchanged|ready|running|started|connected|accepted|deployed|exported|uploaded|saved|installed|applied|committed|up[ -]to[ -]date|ok|200)\b/i;

/**
 * Whether a text itself says that it went well. The last relevant line decides: a tool's summary without failures, exit code 0, or words of
 * a later attempt that worked. A complaint after it, or a final failure before it, contradicts it. A log with a level on every line also
 * says so when it warns only of retries and goes on.
 */
export function saysSuccess(lines: readonly string[]): boolean {
  const last = lines
    .slice(-MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE).trim().replace(PREFIX, '').trim())
    .filter((line) => line !== '')
    // Ansible goes on after such a failure.
    .filter((_, index, all) => all[index + 1] !== '...ignoring');
  if (last.some((line) => ENDED.test(line.replaceAll(NONE_OF_IT, '')))) return false;
  let after = 0;
  for (const line of last.toReversed()) {
    if (SUMMARIES.some((one) => one.test(line))) return true;
    if (WARNING.test(levelOf(line))) continue;
    if (complains(line)) break;
    if (after <= MAX_AFTER && RECOVERIES.some((one) => one.test(line))) return true;
    if (after <= MAX_AFTER && ANSWERED.test(line)) return OF_CALLS.test(last.findLast(complains) ?? 'HTTP');
    if (after === 0 && STEPS_DONE.some((one) => one.test(line))) return true;
    if (!AFTERWORD.test(line)) after++;
  }
  return isCalm(last) || isQuiet(lines);
}

/** Nothing complains, from the first line to the last, and something is told to be done. */
function isQuiet(lines: readonly string[]): boolean {
  const told = lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, MAX_LINE));
  if (told.length < MIN_QUIET || told.length > MAX_QUIET) return false;
  return (
    told.some((line) => DONE.test(line)) && !told.some((line) => isUneasy(line.replaceAll(NONE_OF_IT, '')))
  );
}

function isUneasy(line: string): boolean {
  return complains(line) || ENDED.test(line) || UNEASY.test(line);
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
  const rest = line.replaceAll(NONE_OF_IT, '');
  return EXCEPTION.test(rest) || COMPLAINT.test(rest);
}
