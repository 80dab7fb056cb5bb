import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../src/node/doctor/check.ts';
import { findBrowser } from '../findBrowser.ts';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const browser = findBrowser();

/** A page with the parts of the help and nothing behind them; each test breaks one thing. */
interface Parts {
  /** The script of the button: opens the panel. */
  readonly open?: string;
  /** The script of the move's button. */
  readonly move?: string;
  readonly style?: string;
  readonly script?: string;
  readonly policy?: string;
}

const OPEN = `panel.hidden = false; panel.dataset.state = 'open'; panel.querySelector('h2').focus();`;
const ESCAPE = `addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || panel.hidden || document.querySelector('dialog[open]')) return;
  panel.hidden = true; panel.dataset.state = 'closed'; button.focus();
});`;

function page({ open = OPEN, move = '', style = '', script = ESCAPE }: Parts): string {
  return `<!doctype html><html lang="en"><head><title>Host</title><style>
    .waymark-button { padding: 4px 10px; }
    .panel { position: fixed; top: 80px; left: 20px; width: 400px; height: 300px; background: #fff; border: 1px solid #333; }
    ${style}
  </style></head><body><main><h1>Run</h1>
  <button id="button" class="waymark waymark-button" data-part="help-button">Help</button>
  <div id="panel" class="waymark panel" data-part="popover" data-state="closed" role="dialog" aria-label="Help" hidden>
    <h2 tabindex="-1">Help with run 7</h2><h3>The key was rejected</h3>
    <section data-part="move" data-state="idle"><button data-part="move-button" id="move">Open vault</button><p role="status"></p></section>
    <div data-part="report-form" hidden><div class="waymark-actions"><button data-part="send" id="send">Send</button></div>
      <p data-part="report" data-state="sending" id="sent" hidden>Sending</p><button data-part="to-answer" id="back">Back</button></div>
    <footer data-part="footer"><button data-part="report" id="report">Report</button></footer>
  </div></main><script>
    const { button, panel, report, send, sent } = Object.fromEntries([...document.querySelectorAll('[id]')].map((one) => [one.id, one]));
    button.onclick = () => { ${open} };
    document.querySelector('#move').onclick = () => { ${move} };
    report.onclick = () => { document.querySelector('[data-part="report-form"]').hidden = false; };
    send.onclick = async () => {
      sent.hidden = false;
      const body = JSON.stringify({ category: 'other', run: { id: '7' } });
      const { reference } = await (await fetch('/api/reports', { method: 'POST', body })).json();
      if (reference) sent.dataset.state = 'delivered';
    };
    ${script}
  </script></body></html>`;
}

const PAGES: Readonly<Record<string, Parts>> = {
  '/good': { move: `fetch('/api/retry', { method: 'POST' })` },
  '/silent': { open: '' },
  '/bare': { style: '.panel { background: none; border: 0; }' },
  '/grey': { style: 'h2 { color: #ccc; }' },
  '/leaves': { script: '' },
  '/two': { script: ESCAPE.replace(`|| document.querySelector('dialog[open]')`, '') },
  '/idle': {},
  '/gone': { move: `location.assign('/nowhere')` },
  '/policy': {
    policy: `script-src 'unsafe-inline'`,
    open: `${OPEN} document.head.append(Object.assign(document.createElement('script'), { src: '/chunk.js' }));`,
  },
  '/errors': { open: `${OPEN} console.error('Waymark: something is wrong');` },
};

/** Pages without a button. */
const BARE: Readonly<Record<string, string>> = { '/none': '', '/undefined': '<waymark-help></waymark-help>' };

describe.skipIf(!browser)('waymark doctor --url', () => {
  const posted: string[] = [];
  let server: Server;
  let origin = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      if (request.method === 'POST') posted.push(path);
      const parts = PAGES[path];
      const policy = parts?.policy;
      response.writeHead(parts || path in BARE ? 200 : 404, {
        'Content-Type': 'text/html',
        ...(policy !== undefined && { 'Content-Security-Policy': policy }),
      });
      response.end(parts ? page(parts) : (BARE[path] ?? ''));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  /** The codes of what is found, and how the command ends. */
  async function drive(path: string, ...options: readonly string[]) {
    const { code, stdout, stderr } = await runMain(process.cwd(), [
      'doctor',
      '--url',
      `${origin}${path}`,
      '--json',
      ...options,
    ]);
    expect(stderr).toBe('');
    const checks = JSON.parse(stdout) as readonly Check[];
    const codes = checks.flatMap(({ problems }) => problems.map((problem) => problem.code));
    return { code, checks, codes };
  }

  it('B90: finds nothing on a page where all is well, and changes nothing on its server', async () => {
    const pictures = folderOf({});
    const { code, codes, checks } = await drive('/good', '--dry', '--pictures', pictures);
    expect({ code, codes, posted }).toEqual({ code: 0, codes: [], posted: [] });
    expect(checks.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
    expect(checks.length).toBeGreaterThan(9);
    expect(existsSync(join(pictures, 'open.png'))).toBe(true);
  });

  it('B90: presses nothing that acts without --dry, and says so', async () => {
    const { code, checks } = await drive('/good');
    expect(code).toBe(0);
    expect(checks.find(({ title }) => title.includes('move'))?.skipped).toContain('--dry');
    expect(posted).toEqual([]);
  });

  it.each([
    ['/none', 'no-help-button', ['--wait', '1']],
    ['/undefined', 'element-not-defined', ['--wait', '1']],
    ['/silent', 'no-answer', ['--wait', '1']],
    ['/bare', 'not-styled', []],
    ['/grey', 'axe-color-contrast', []],
    ['/leaves', 'escape-does-not-close', []],
    ['/two', 'escape-closes-two', []],
    ['/policy', 'forbidden-by-policy', []],
    ['/errors', 'console-error', []],
    ['/idle', 'move-does-nothing', ['--dry']],
    ['/gone', 'move-leads-nowhere', ['--dry']],
  ] as const)('B91: %s is found to have %s', async (path, found, options) => {
    const { code, codes } = await drive(path, ...options);
    expect({ code, codes }).toEqual({ code: 1, codes: expect.arrayContaining([found]) as string[] });
  });

  it('B91: says that a page does not open', async () => {
    const { code, stdout } = await runMain(process.cwd(), ['doctor', '--url', 'http://127.0.0.1:1/']);
    expect(code).toBe(1);
    expect(stdout).toContain('page-unreachable');
  });

  it('B92: says what is no address and no time', async () => {
    const refusal = async (...options: readonly string[]) =>
      (await runMain(process.cwd(), ['doctor', ...options])).stderr;
    expect(await refusal('--url', 'nonsense')).toContain('"nonsense" is no address');
    expect(await refusal('--url', origin, '--wait', 'long')).toContain('"long" is no number of seconds');
    expect(await refusal('--dry')).toContain('--url');
  });
});
