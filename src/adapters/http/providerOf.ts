/**
 * Hosts of model APIs, and their providers' names.
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/ (`gen_ai.provider.name`)
 */
const PROVIDERS: readonly (readonly [host: string, name: string])[] = [
  ['api.openai.com', 'openai'],
  ['.openai.azure.com', 'azure'],
  ['.ai.azure.com', 'azure'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  ['aiplatform.googleapis.com', 'google'],
  ['.amazonaws.com', 'aws'],
  ['api.mistral.ai', 'mistral'],
  ['api.cohere.com', 'cohere'],
  ['api.groq.com', 'groq'],
  ['api.deepseek.com', 'deepseek'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.x.ai', 'xai'],
  ['openrouter.ai', 'openrouter'],
  ['api.github.com', 'github'],
];

/** The outside service behind a URL: the provider's name, else the host; nothing for a URL that is not absolute. */
export function providerOf(url: string | undefined): string | undefined {
  const host = /^[a-z][a-z\d+.-]{0,20}:\/\/(?:[^/?#@\s]{0,200}@)?([a-z\d.-]{1,253})(?=[:/?#]|$)/i
    .exec(url ?? '')?.[1]
    ?.toLowerCase();
  if (host === undefined) return undefined;
  const known = PROVIDERS.find(
    ([name]) => host === name || host.endsWith(name.startsWith('.') ? name : `.${name}`),
  );
  return known ? known[1] : host;
}
