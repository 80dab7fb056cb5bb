import type { CompiledGuide } from '../compiledFile.ts';

/**
 * Eight hexadecimal digits that change when the prose of a guide changes, and not when its conditions do. It marks
 * translations as stale; it protects nothing.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/ (FNV-1a, 32 bits)
 */
export function hashProse({ head, body }: CompiledGuide): string {
  const text = JSON.stringify([
    head.title,
    head.type,
    head.summary,
    head.escalation,
    head.relatedAction,
    head.symptoms.map((symptom) => symptom.text),
    head.next.map(({ because }) => because),
    body.lead,
    body.sections,
    body.causes.map((cause) => cause.text),
  ]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
