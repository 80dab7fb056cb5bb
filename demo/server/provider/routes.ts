import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './accounts.ts';
import { refusals, type Refusal } from './refusal.ts';
import type { Region } from './region.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly account: Account;
  readonly region: Region;
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
  /** Announcements sent so far, for all accounts. */
  readonly announcements: string[];
}

export type Answer = { readonly status: 200; readonly body: unknown } | Refusal;

const MODELS = new Set(['lumen-small', 'lumen-large-3']);
const DOCUMENT_DEADLINE = 600;
const PAGE_TIME = 25;

/** A token is about four characters of English. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

const ok = (body: unknown): Answer => ({ status: 200, body });

/** Takes the first sentence of every paragraph: a summary that is really made from the text. */
function summarise(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().split('. ')[0] ?? '')
    .filter(Boolean)
    .join('\n');
}

function chat({ body, account }: Call): Answer {
  const model = String(body['model']);
  if (!MODELS.has(model)) return refusals.unknownModel(model);
  const prompt = typeof body['prompt'] === 'string' ? body['prompt'] : '';
  const requested = tokensOf(prompt);
  if (requested > account.tokensPerMinute)
    return refusals.tooLarge(model, account.tokensPerMinute, requested);
  account.credit -= Math.ceil(requested / 100);
  const text = body['task'] === 'extract' ? extract(prompt, body['strict'] === true) : summarise(prompt);
  return ok({ text, usage: { total_tokens: requested + tokensOf(text) } });
}

/** Without `strict` the model copies amounts as it read them, as text; with it they are numbers. */
function extract(prompt: string, strict: boolean): string {
  const total = /total[: ]+([0-9.]+)/i.exec(prompt)?.[1] ?? '0';
  const number = /invoice[: ]+(\S+)/i.exec(prompt)?.[1] ?? '';
  return JSON.stringify({ invoice: number, total: strict ? Number(total) : `${total} EUR` });
}

/** Works through the pages one by one and gives up at the deadline. */
async function documents({ body, signal }: Call): Promise<Answer> {
  const pages = Number(body['pages'] ?? 0);
  const startedAt = performance.now();
  for (let page = 0; page < pages; page += 1) {
    await pause(PAGE_TIME, undefined, { signal });
    if (performance.now() - startedAt > DOCUMENT_DEADLINE) return refusals.tookTooLong(DOCUMENT_DEADLINE);
  }
  return ok({ pages });
}

interface Claim {
  readonly amount: number;
  readonly refund?: { readonly rate: number };
}

/** Release 2.3.1 forgot that a claim may have no refund, so it throws, and the server answers 500. */
function score({ body, region }: Call): Answer {
  const claims = (body['claims'] ?? []) as Claim[];
  const scores = claims.map(({ amount, refund }) =>
    region.release === '2.3.1' ? amount * refund!.rate : amount * (refund?.rate ?? 0),
  );
  return ok({ scores });
}

async function queued({ region, signal }: Call): Promise<Answer> {
  while (region.queuePaused) await pause(200, undefined, { signal });
  return ok({ state: 'done', rows: 12 });
}

/** Stores the announcement, then fans it out; a channel without a name makes the fan-out fail after the fact. */
function announce({ body, announcements }: Call): Answer {
  announcements.push(String(body['text']));
  const channels = (body['channels'] ?? []) as { name: string }[];
  return ok({ sent: channels.map((channel) => channel.name.toLowerCase()) });
}

/** What Lumen does once key, scope, limits and credit are all right. */
export async function answerCall(call: Call): Promise<Answer> {
  const route = `${call.method} ${call.path}`;
  switch (route) {
    case 'POST /v1/chat':
      return chat(call);
    case 'POST /v1/documents':
      return await documents(call);
    case 'POST /v1/scores':
      return score(call);
    case 'POST /v1/jobs':
      return await queued(call);
    case 'POST /v1/announcements':
      return announce(call);
    case 'POST /v1/briefs':
      return ok({ published: true });
    case 'GET /v1/report':
      await pause(call.region.latencyMs, undefined, { signal: call.signal });
      return ok({ rows: 48 });
    case 'GET /v1/prices':
      return ok({ prices: { copper: 9_412, nickel: 15_870, zinc: 2_801 } });
    default:
      return refusals.unknownRoute(call.method, call.path);
  }
}
