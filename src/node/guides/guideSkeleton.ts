import { UNWRITTEN } from '../../core/compile/head/checkWritten.ts';

/** What the folder decides about a new guide. */
export interface SkeletonOptions {
  /** Epoch milliseconds; the day of the review. */
  readonly now: number;
  /** An owning surface, as `waymark.json` declares it. @default run-detail, Run detail */
  readonly surface?: { readonly id: string; readonly label: string };
  /** Ids of related guides. @default none */
  readonly related?: readonly string[];
  /** The failed run that the guide is for. */
  readonly seen?:
    | {
        /** The guide is for such trouble. */
        readonly trouble: string;
        /** Of the first symptom, in the order of how much they say. */
        readonly conditions: readonly string[];
      }
    | undefined;
}

const RUN_DETAIL = { id: 'run-detail', label: 'Run detail' };

/**
 * A guide with all five sections that compiles unchanged. `✎` opens each text that the author has to replace.
 * @param id the guide's id, lower-case words with hyphens
 */
export function guideSkeleton(
  id: string,
  { now, surface = RUN_DETAIL, related = [], seen }: SkeletonOptions,
): string {
  const title = inWords(id);
  const words = id.replaceAll('-', ' ');
  const conditions = seen?.conditions.length
    ? seen.conditions
    : [`when error.code = ${id.replaceAll('-', '_')}`, `minor when log contains "${words}"`];
  return `---
title: ${title}
type: Support
# One or more of failed, cancelled, blocked, stuck, empty and wrong.
trouble: [${seen?.trouble ?? 'failed'}]
# The screens where the problem can be seen or settled.
surfaces: [${surface.id}]
summary: ${UNWRITTEN} What happened, in one sentence.
escalation: ${UNWRITTEN} When support should be asked, and what to attach.
related: [${related.join(', ')}]
related-action: ${UNWRITTEN} What to look at before anything is tried again.
reviewed: ${new Date(now).toISOString().slice(0, 10)}
# Tried in this order. The first rule whose condition holds gives the next move: fix, retry, continue or report.
next:
  - move: retry
    when: 'error.retryAllowed = true and retry.sameFailure < 3'
    because: ${UNWRITTEN} Why trying again helps in this case.
  - move: fix
    open: step failing
    otherwise: true
    because: ${UNWRITTEN} Why this is the place to start.
---

${UNWRITTEN} One or two sentences for someone who has never met this problem.

## Symptoms

${UNWRITTEN} One sentence that introduces the symptoms.

<!-- Each item says what an operator can see; any of the conditions under it makes it true. -->

- ${UNWRITTEN} What an operator can see, in one sentence
${conditions.map((condition) => `  - \`${condition}\``).join('\n')}

**What it is:** ${UNWRITTEN} One or two sentences.

**Common mistake:** ${UNWRITTEN} What people try first, and why it does not help.

## Likely causes

${UNWRITTEN} One sentence that introduces the causes.

- ${UNWRITTEN} The most likely reason
- ${UNWRITTEN} Another reason

## How to fix it

${UNWRITTEN} One sentence that says what the steps come to.

1. [Open the failing step](step:failing) and read what it says.
2. ${UNWRITTEN} What to change, and where.
3. [Retry the run](move:retry) once that is done.

**What happens next:** ${UNWRITTEN} What the operator will see when it worked.

## Where to go

${UNWRITTEN} One sentence that names the screen which controls this.

- [${surface.label}](surface:${surface.id}): ${UNWRITTEN} what can be seen or changed there.

## When to contact support

${UNWRITTEN} One sentence that says when support can do what the operator cannot.

**Tip:** ${UNWRITTEN} What makes the report easier to answer.
`;
}

/** `provider-vault` as *Provider vault*. */
export function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
