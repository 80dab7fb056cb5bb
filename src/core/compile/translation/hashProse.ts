import { fnv1a } from '../../model/value/fnv1a.ts';
import type { CompiledGuide } from '../compiledFile.ts';

/**
 * A hash of eight hexadecimal digits that changes with the prose of a guide, and not with its conditions. It marks translations as outdated
 * and is not cryptographic.
 */
export function hashProse({ head, body }: CompiledGuide): string {
  const prose = [
    head.title,
    body.facts.type,
    head.summary,
    body.facts.escalation,
    body.facts.relatedAction,
    head.symptoms.map(({ text, headline }) => (headline ? [text, headline] : text)),
    body.because,
    body.lead,
    body.sections,
    body.causes.map((cause) => cause.text),
    ...(body.vendorLinks ? [body.vendorLinks.map(({ text }) => text)] : []),
  ];
  return fnv1a(JSON.stringify(prose));
}
