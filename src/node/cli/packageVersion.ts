import { existsSync, readFileSync } from 'node:fs';

/** The version in this package's own `package.json`, found from source and from build. */
export function packageVersion(): string {
  for (let url = new URL('package.json', import.meta.url); ; url = new URL('../package.json', url)) {
    if (existsSync(url)) {
      const { name, version }: { name?: string; version?: string } = JSON.parse(readFileSync(url, 'utf8'));
      if (name === 'waymark') return version ?? '';
    }
    if (url.pathname === new URL('../package.json', url).pathname) return '';
  }
}
