/**
 * The exit code in a line that says only that a process ended with one; `undefined` for a line that says anything else.
 * @see https://github.com/actions/runner (`Process completed with exit code 1.`) and https://docs.gitlab.com/ci/jobs/ (`Job failed: exit code 1`)
 */
export function exitCodeOf(line: string): number | undefined {
  const code =
    /^(?:The )?(?:Process completed with|process '[^']{0,300}' failed with|Script failed with|Job failed:|(?:Bash|PowerShell|Cmd\.exe|Build step|Command|Exited with)(?: exited with)?|script returned)(?: code)? ?(?:exit )?(?:code|status)?:? ?'?(\d{1,10})'?\.?$/i.exec(
      line.trim().slice(0, 500),
    )?.[1];
  return code === undefined ? undefined : Number(code);
}
