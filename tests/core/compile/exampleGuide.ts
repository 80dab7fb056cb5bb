/** The guide that DESIGN §4 prints, its cards and last two sections filled in. */
export const EXAMPLE = `---
title: Provider rate limit reached
type: Support
trouble: [failed, blocked]
surfaces: [provider-vault]
summary: The provider refused calls because too many came in a short time.
escalation: Use support with context. Attach the run and the provider's name.
related: [run-failed, quota-exhausted, service-unavailable]
related-action: Look at the step that was refused before you retry.
reviewed: 2026-11-20
next:
  - move: fix
    when: 'error.retryAllowed = false'
    because: This one request is larger than the limit; waiting will not help. Make it smaller.
  - move: retry
    when: 'retry.sameFailure < 3'
    after: 'error.retryAfter else 60s'
    because: Limits reset with time; nothing in the run has to change.
  - move: fix
    open: surface provider-vault
    otherwise: true
    because: If waiting does not help, raise the limit or slow the run down.
---

The provider works, but it will take no more calls from this key for now.

## Symptoms

These signals usually mean this one problem.

**What it is:** The provider counts calls.

- The provider refused a call because too many came in
  - \`when error.code in (rate_limit_exceeded, rate_limit_error, RESOURCE_EXHAUSTED)\`
  - \`when error.status = 429\`
  - \`minor when log contains ("rate limit", "too many requests")\`
- The budget of the plan is used up, which is another problem \`rules out when error.code in (insufficient_quota, billing_error)\`

## Likely causes

- Several runs share one provider key \`when host.runsOnKey > 1\`
- The mission runs more steps side by side than the plan allows

## How to fix it

1. [Open the provider](surface:provider-vault) and compare the key's limit with the run's parallelism.
2. [Retry the run](move:retry) once the limit has reset.

**Common mistake:** The provider counts calls.

## Where to go

The provider's page shows the limit and what was used of it.

## When to contact support

When the limit is not reached and calls are refused all the same.
`;

/** The guides it names as related. */
export const RELATED: Readonly<Record<string, string>> = Object.fromEntries(
  ['run-failed', 'quota-exhausted', 'service-unavailable'].map((id) => [id, other(id)]),
);

function other(id: string): string {
  return `---
title: ${id}
type: Support
trouble: [failed]
surfaces: [run-detail]
summary: Another problem.
escalation: Attach the run.
related-action: Look at the step.
reviewed: 2026-11-20
next:
  - move: fix
    otherwise: true
    because: Look at the step.
---

Another problem.

## Symptoms

One sign.

- It says so \`when error.code = ${id.replaceAll('-', '_')}\`

## Likely causes

One cause.

- It happened

## How to fix it

One step.

1. Look.

## Where to go

The run.

## When to contact support

When nothing helps.
`;
}
