/** What the folder decides about a new guide. */
export interface SkeletonOptions {
  /** Epoch milliseconds; the day of the review. */
  readonly now: number;
  /** An owning surface, as `waymark.json` declares it. @default run-detail, Run detail */
  readonly surface?: { readonly id: string; readonly label: string };
  /** Ids of related guides. @default none */
  readonly related?: readonly string[];
}

const RUN_DETAIL = { id: 'run-detail', label: 'Run detail' };

/**
 * A guide with all five sections that compiles as it is. Its texts say what to write in their place.
 *
 * @param id the guide's id, lower-case words with hyphens
 */
export function guideSkeleton(
  id: string,
  { now, surface = RUN_DETAIL, related = [] }: SkeletonOptions,
): string {
  const words = id.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return `---
title: ${title}
type: Support
trouble: [failed]
surfaces: [${surface.id}]
summary: One sentence that says what happened.
escalation: When support should be asked, and what to attach.
related: [${related.join(', ')}]
related-action: What to look at before anything is tried again.
reviewed: ${new Date(now).toISOString().slice(0, 10)}
next:
  - move: retry
    when: 'error.retryAllowed = true and retry.sameFailure < 3'
    because: Why trying again helps in this case.
  - move: fix
    open: step failing
    otherwise: true
    because: Why this is the place to start.
---

One or two sentences for someone who has never met this problem.

## Symptoms

One sentence that introduces the symptoms.

- What an operator can see, in one sentence
  - \`when error.code = ${id.replaceAll('-', '_')}\`
  - \`minor when log contains "${words}"\`

**What it is:** one or two sentences.

**Common mistake:** what people try first, and why it does not help.

## Likely causes

One sentence that introduces the causes.

- The most likely reason
- Another reason

## How to fix it

One sentence that says what the steps come to.

1. [Open the failing step](step:failing) and read what it says.
2. What to change, and where.
3. [Retry the run](move:retry) once that is done.

**What happens next:** what the operator will see when it worked.

## Where to go

One sentence that names the screen which controls this.

- [${surface.label}](surface:${surface.id}), and what can be seen or changed there.

## When to contact support

One sentence that says when support can do what the operator cannot.

**Tip:** what makes the report easier to answer.
`;
}
