import type { SecretSpan } from './secretRule.ts';

const KIND = /^[ \t]{0,40}kind:[ \t]{0,9}["']?Secret["']?[ \t]{0,40}\r?$/m;
const DATA = /^([ \t]{0,40})(?:data|stringData):[ \t]{0,9}\r?\n/gm;

/**
 * Values under `data` and `stringData` of a Secret in YAML. Their keys do not reveal that they are secret.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export function findKubernetesSecrets(text: string): SecretSpan[] {
  if (!text.includes('kind:') || !KIND.test(text)) return [];
  const found: SecretSpan[] = [];
  let from = 0;
  for (const document of text.split(/^---/m)) {
    if (KIND.test(document)) {
      for (const match of document.matchAll(DATA)) {
        found.push(...valuesOf(text, from + match.index + match[0].length, match[1]!.length));
      }
    }
    from += document.length + 3;
  }
  return found;
}

/** Values of the lines that are indented deeper than `indent`. */
function valuesOf(text: string, start: number, indent: number): SecretSpan[] {
  const found: SecretSpan[] = [];
  let at = start;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    const content = line.trimStart();
    if (content && line.length - content.length <= indent) break;
    const lead =
      /^(?:[\w.-]{1,253}|"[^"]{1,253}"|'[^']{1,253}'):\s*(?:[|>][+-]?\s*$|["']?)/.exec(content)?.[0] ?? '';
    const value = content.slice(lead.length).trimEnd().replace(/["']$/, '');
    if (value && !content.startsWith('#') && !/^[[{<$*]/.test(value)) {
      const from = end - content.length + lead.length;
      found.push({ rule: 'kubernetes-secret', start: from, end: from + value.length });
    }
    at = end + 1;
  }
  return found;
}
