import { tokensOf, type Token } from './tokens.ts';

/**
 * Ways to say one thing, in English, where operators and guides use different words for it. Each word of a way also matches with an `s` at its
 * end (`key`, `keys`). The first of a line is its name.
 */
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

/** A concept that a text names, from one of its tokens to another. */
interface NamedConcept {
  readonly concept: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The concepts that the words of a text name. A word may be part of several. */
export type ConceptsOf = (tokens: readonly Token[]) => readonly NamedConcept[];

/**
 * @param otherNames ways to say the same in another language, by the name of the line: `timeout: zeitüberschreitung, zeitlimit | key: schlüssel`.
 * Most guides are in English alone, so that a search in another language depends on them
 */
export function createConcepts(otherNames = ''): ConceptsOf {
  const own = new Map(otherNames.split(' | ').map((line) => line.split(': ') as [string, string]));
  /** Ways by their first word, as it is and with its ending. */
  const byFirst = new Map<string, Way[]>();
  for (const [number, line] of CONCEPTS.entries()) {
    const more = own.get(line.slice(0, line.indexOf(',')));
    for (const way of (more ? `${line}, ${more}` : line).split(', ')) {
      const words = tokensOf(way, true).map(({ word }) => word);
      if (words[0] === undefined) continue;
      for (const key of [words[0], `${words[0]}s`]) {
        byFirst.set(key, [...(byFirst.get(key) ?? []), { words, concept: `#${number}` }]);
      }
    }
  }
  return (tokens) => {
    const found: NamedConcept[] = [];
    for (let from = 0; from < tokens.length; from++) {
      for (const { words, concept } of byFirst.get(tokens[from]!.word) ?? []) {
        if (words.every((word, at) => isWord(tokens[from + at]?.word, word))) {
          found.push({ concept, from, to: from + words.length });
        }
      }
    }
    return found;
  };
}

function isWord(said: string | undefined, word: string): boolean {
  return said === word || said === `${word}s`;
}
