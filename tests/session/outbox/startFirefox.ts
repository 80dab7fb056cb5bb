import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** No safe mode after a crash, no page but ours, nothing from the network. */
const PREFERENCES = {
  'toolkit.startup.max_resumed_crashes': -1,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * Opens an address in a Firefox on a profile that outlives it.
 *
 * @returns ends all its processes at once
 */
export function startFirefox(executable: string, profile: string, address: string): () => Promise<void> {
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  // A group of its own, which is killed as one.
  const browser = spawn(executable, ['--headless', '--no-remote', '--profile', profile, address], {
    stdio: 'ignore',
    detached: true,
  });
  return async () => {
    const ended = once(browser, 'exit');
    process.kill(-browser.pid!, 'SIGKILL');
    await ended;
    for (const name of ['lock', '.parentlock']) rmSync(join(profile, name), { force: true });
  };
}
