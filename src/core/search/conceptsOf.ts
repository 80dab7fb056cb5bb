import type { Token } from './tokens.ts';

/** English synonyms: operators and guides use different words for the same thing. The last word also matches with an ending (`key`, `keys`). */
const CONCEPTS = [
  'timeout, timed out, time out, times out, deadline, took too long',
  'key, credential, token, secret, password, auth, authentication, login, sign in, 401, unauthorized',
  'wrong, invalid, incorrect, bad, refused, rejected, not accepted, not valid, expired',
  'permission, forbidden, access, denied, not allowed, rights, 403, privilege',
  'out of memory, oom, oomkilled, memory, heap, ram, enomem, 137',
  'rate limit, too many requests, 429, throttle, throttling, throttled, slow down, too fast',
  'quota, billing, credit, payment, balance, plan, spend, 402, insufficient funds',
  'network, connection, connect, unreachable, offline, econnrefused, econnreset, dns, enotfound, socket',
  'unavailable, outage, down, overloaded, 503, 502, 500, 529, server error, internal error',
  'certificate, cert, tls, ssl, https, x509, self signed',
  'disk, storage, no space, enospc, inode, disk full',
  'not found, missing, does not exist, no such, gone, 404, enoent, cannot find',
  'kubernetes, k8s, pod, kubectl, container, docker, image',
  'stuck, hang, hanging, hung, frozen, no progress, never ends, still running',
  'waiting, pending, queued, not scheduled, unschedulable, no runner',
  'approval, approve, confirm, question, answer, input needed, needs input',
  'cancelled, canceled, cancel, aborted, stopped, interrupted, sigint, sigterm',
  'crash, crashed, segfault, segmentation fault, sigsegv, core dumped, killed, exit code, died',
  'retry, try again, rerun, run again, restart, redo',
  'exception, traceback, stack trace, typeerror, bug, code error',
  'schema, json, format, parse, malformed, structured output, validation',
  'test, assertion, check, lint, ci',
  'dependency, package, module, install, npm, pip, import',
  'environment variable, env, setting, config, configuration, variable',
  'conflict, merge, 409, already exists, duplicate, lock',
  'context window, context length, too long, too large, token limit, prompt length, 413',
  'truncated, cut off, incomplete, max tokens, finish reason',
  'policy, content filter, safety, blocked, moderation, refusal',
  'tool, function call, mcp, tool call',
  'nothing produced, no artifact, no output, empty, no result, no file',
  'hallucinated, wrong result, wrong answer, not what i expected, bad result',
  'loop, looped, repeats, step limit, recursion, max steps, too many steps',
];

interface Way {
  readonly words: readonly string[];
  readonly concept: string;
}

/** Synonyms by their first word, with and without an ending. */
const BY_FIRST = new Map<string, Way[]>();
for (const [number, ways] of CONCEPTS.entries()) {
  for (const way of ways.split(', ')) {
    const words = way.split(' ');
    for (const key of [words[0]!, `${words[0]}s`]) {
      BY_FIRST.set(key, [...(BY_FIRST.get(key) ?? []), { words, concept: `#${number}` }]);
    }
  }
}

const NO_WAYS: readonly Way[] = [];

/** A concept that a text names, by a range of its tokens. */
export interface NamedConcept {
  readonly concept: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The concepts that a text names. A word may belong to several. */
export function conceptsOf(tokens: readonly Token[]): readonly NamedConcept[] {
  const found: NamedConcept[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (const { words, concept } of BY_FIRST.get(tokens[from]!.word) ?? NO_WAYS) {
      if (words.every((word, at) => isWord(tokens[from + at]?.word, word))) {
        found.push({ concept, from, to: from + words.length });
      }
    }
  }
  return found;
}

function isWord(said: string | undefined, word: string): boolean {
  return said === word || said === `${word}s`;
}
