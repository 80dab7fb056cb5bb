import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import * as fake from 'fake-indexeddb';
import { build } from 'vite';

const DATABASE = Object.fromEntries(Object.entries(fake).filter(([name]) => name.startsWith('IDB')));
/** A browser tries a sync again so long after a failure, twice; the third failure is the last. */
const SYNC_RETRIES = [300_000, 900_000];
/** Rounds of the real event loop after which the fake database has nothing left to do. */
const QUIET = 40;

/** One script of a peer's queue, with everything it imports. */
export async function bundleQueue(name) {
  const { output } = await build({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: {
        input: fileURLToPath(new URL(`../queues/${name}.js`, import.meta.url)),
        output: { format: 'iife', entryFileNames: 'queue.js' },
      },
    },
  }).then((result) => [result].flat()[0]);
  return new vm.Script(output[0].code);
}

/**
 * Runs a schedule against a peer: each tab a world of its own over one fake database, with virtual time and network. Faults of the
 * disk are left out, which is kind to the peers.
 *
 * @param {vm.Script} script
 * @param {readonly object[]} steps
 * @param {{ createMachine: Function, createServer: Function }} model
 */
export async function runControl(
  script,
  steps,
  seed,
  { createMachine, createServer },
  { hasSync = true } = {},
) {
  const machine = createMachine(seed);
  const server = createServer(machine.random);
  const factory = new fake.IDBFactory();
  const tabs = [];
  const ids = [];
  const accepted = new Set();
  const registered = new Map();
  let isOnline = true;

  const flush = () => new Promise((done) => setImmediate(done));
  const settle = async () => {
    for (let quiet = 0; quiet < QUIET; quiet += 1) {
      await flush();
      while (await machine.step()) quiet = 0;
    }
  };
  const pass = async (ms) => {
    for (let left = ms; left > 0; left -= 5000) {
      await settle();
      await machine.pass(Math.min(5000, left));
    }
    await settle();
  };

  const httpOf = (answer) => {
    const headers =
      answer.after === undefined ? {} : { 'Retry-After': String(Math.ceil(answer.after / 1000)) };
    if (answer.kind === 'delivered') return new Response('{}');
    if (answer.kind === 'rejected') return new Response('no', { status: 400 });
    if (answer.reason === 'network') throw new TypeError('Failed to fetch');
    return new Response('no', { status: answer.reason === 'rate-limited' ? 429 : 503, headers });
  };

  const fetchOf = (page) => async (input, init) => {
    const body = typeof input === 'string' ? String(init.body) : await input.clone().text();
    const [, id] = /"event_id":"(r\d+)"/.exec(body);
    const given = await machine.ask(page, () =>
      isOnline
        ? (server.handle(id, '', false, machine.now()) ?? { never: true })
        : { answer: { kind: 'waiting', reason: 'network' } },
    );
    if (given.never) return new Promise(() => {});
    if (given.late) await new Promise((done) => machine.later(page)(done, 45_000));
    if (given.error) throw new TypeError('Failed to fetch');
    return httpOf(given.answer);
  };

  /** Fires a sync that was registered, in some tab that lives. */
  const sync = (tag) => {
    const tries = registered.get(tag);
    const tab = tabs.find(({ isDead, onSync }) => !isDead && onSync.length);
    if (tries === undefined || !tab || !isOnline) return;
    registered.delete(tag);
    const event = {
      tag,
      lastChance: tries >= SYNC_RETRIES.length,
      waitUntil: (work) =>
        work.then(
          () => {},
          () => {
            if (tries >= SYNC_RETRIES.length) return;
            registered.set(tag, tries + 1);
            machine.later(tab)(() => sync(tag), SYNC_RETRIES[tries]);
          },
        ),
    };
    tab.onSync.forEach((listener) => listener(event));
  };

  const open = () => {
    const tab = { isDead: false, onSync: [] };
    const later = machine.later(tab);
    const timers = new Map();
    const sandbox = {
      ...DATABASE,
      indexedDB: factory,
      console: { log() {}, warn() {}, error() {}, debug() {}, info() {}, groupCollapsed() {}, groupEnd() {} },
      Request,
      Response,
      Headers,
      URL,
      TextEncoder,
      TextDecoder,
      Blob,
      navigator: {
        get onLine() {
          return isOnline;
        },
        userAgent: 'Chrome',
      },
      location: { href: 'https://host.test/' },
      fetch: fetchOf(tab),
      setTimeout: (run, ms = 0) => {
        const timer = { unref() {} };
        timers.set(timer, later(run, ms));
        return timer;
      },
      clearTimeout: (timer) => timers.get(timer)?.(),
      addEventListener: (name, listener) => name === 'sync' && tab.onSync.push(listener),
      removeEventListener() {},
      registration: hasSync
        ? {
            scope: '/',
            sync: {
              register: async (tag) => {
                registered.set(tag, 0);
                machine.tell(tab, () => sync(tag));
              },
            },
          }
        : { scope: '/' },
    };
    sandbox.self = sandbox;
    const context = vm.createContext(sandbox);
    vm.runInContext('Date.now = () => 0', context);
    context.Date = Object.assign(
      function DateOf(...given) {
        return given.length ? new Date(...given) : new Date(machine.now());
      },
      { now: machine.now, parse: Date.parse, UTC: Date.UTC },
    );
    script.runInContext(context);
    tabs.push(Object.assign(tab, { save: context.save }));
    for (const tag of registered.keys()) machine.tell(tab, () => sync(tag));
    return tab;
  };

  const living = () => tabs.filter(({ isDead }) => !isDead);
  const tabAt = (position) => {
    const alive = living();
    return alive[position % Math.max(1, alive.length)] ?? open();
  };

  for (const step of steps) {
    if (step.do === 'open' && living().length < 5) open();
    if (step.do === 'save') {
      const tab = tabAt(step.tab);
      const id = `r${ids.length + 1}`;
      ids.push(id);
      if (step.poison) server.poison.set(id, step.poison);
      tab.save(id).then(
        (isTold) => isTold && !tab.isDead && accepted.add(id),
        () => {},
      );
    }
    if (step.do === 'crash' || step.do === 'close') {
      const tab = living()[step.tab % Math.max(1, living().length)];
      if (tab) machine.kill(tab, step.do === 'close' || step.commits);
    }
    if (step.do === 'events') {
      for (let left = step.count; left > 0; left -= 1) {
        await flush();
        await machine.step();
      }
    }
    if (step.do === 'pass') await pass(step.ms);
    if (step.do === 'server') server.mode = step.mode;
    if (step.do === 'network') {
      isOnline = step.isOnline;
      if (isOnline) for (const tag of registered.keys()) sync(tag);
    }
    if (step.do === 'clock') machine.setClock(step.days * 86_400_000);
    await flush();
  }
  server.mode = 'ok';
  isOnline = true;
  for (const tag of registered.keys()) sync(tag);
  await pass(60_000);
  living().forEach((tab) => machine.kill(tab, true));
  open();
  await pass(60_000);
  await machine.pass(2 * 3_600_000);
  await pass(60_000);
  const saved = [...accepted].filter((id) => !server.poison.has(id));
  return {
    accepted: saved.length,
    lost: saved.filter((id) => !server.filed.has(id)).length,
    twice: ids.filter((id) => (server.filed.get(id) ?? 0) > 1).length,
  };
}
