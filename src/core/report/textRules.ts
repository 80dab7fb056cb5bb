import type { SecretRule } from './secretRule.ts';

/** Secrets told by what stands around them. Every quantifier is bounded and none is nested, so each rule is linear. */
export const TEXT_RULES: readonly SecretRule[] = [
  {
    // https://www.rfc-editor.org/rfc/rfc7519: three parts; the first two are JSON objects, so they begin with {".
    id: 'jwt',
    pattern: /(?<![A-Za-z0-9])ey[A-Za-z0-9_-]{8,4000}\.ey[A-Za-z0-9_-]{4,8000}(?:\.[\w/+=-]{0,4000})?/g,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc9110#name-authorization
    id: 'auth-header',
    pattern:
      /((?:authorization|proxy-authorization)["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:bearer|basic|token|digest|negotiate|apikey|key)\s{1,3})?)([^\s"',;<>(){}$[\]\\]{8,4000})/gi,
  },
  {
    id: 'auth-header',
    pattern: /(\bbearer\s{1,3}["']?)([A-Za-z0-9+/=_.~-]{16,4000})/gi,
    accept: hasLetterAndDigit,
  },
  {
    // https://curl.se/docs/manpage.html#-u
    id: 'basic-auth',
    pattern: /((?:\s-u|--user)[\s=]{1,3}["']?[^\s"':$<[{]{1,100}:["']?)([^\s"'$<[{\\]{3,200})/g,
    accept: isNotPlaceholder,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc6265: what a session is known by.
    id: 'cookie',
    pattern: /((?:^|[\s"'])(?:set-)?cookie["']?\s{0,3}[:=]\s{0,3}["']?)([^\r\n"'\\]{8,4000})/gi,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
    id: 'url-password',
    pattern: /(\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/:@"'<>]{0,200}:)([^\s/@"'<>\\]{1,400})(?=@[\w.[-])/gi,
    accept: isNotPlaceholder,
  },
  {
    id: 'url-password',
    pattern: /(\b[a-z][a-z0-9+.-]{1,30}:\/\/)([A-Za-z0-9_-]{20,400})(?=@[\w.[-])/gi,
  },
  {
    id: 'webhook-url',
    pattern:
      /(https?:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2)\/)([\w@/-]{20,300})/g,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
    id: 'email',
    pattern:
      /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])(?<!:\/\/[^\s"'<>]{1,200})/g,
  },
  {
    // https://www.iso.org/standard/70484.html (ISO/IEC 7812-1: the last digit is a Luhn check digit)
    id: 'card-number',
    pattern: /(?<![\w.-])[3-6]\d{3}(?:[ -]?\d){9,15}(?![\w-]|\.\d)/g,
    accept: isCardNumber,
  },
];

/** A template, a variable, a mark of what was taken out before: nothing that opens anything. */
export function isNotVariable(value: string): boolean {
  return !/^(?:\$[\w({]|%[\w]+%?$|\{[\w{]|<|\[|\*)|^[\w.]+\(|process\.env|os\.environ|\$\{[\w.: -]{1,80}\}|\{\{[^{}]{1,80}\}\}|%[sd]$/i.test(
    value,
  );
}

/** Words that stand where a secret would go in documentation. */
export function isNotPlaceholder(value: string): boolean {
  return (
    isNotVariable(value) &&
    !/^(?:(?:my|db|root|the)?[-_]?pass(?:word|wd)?|secret|token|user(?:name)?|test|null|none|nil|undefined|true|false|redacted|change_?me)$/i.test(
      value,
    ) &&
    !/(?:your|insert|example|dummy|fake|placeholder|redacted|replace)[-_ ]?|x{6}|\.\.$/i.test(value) &&
    new Set(value).size > 3
  );
}

function hasLetterAndDigit(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && isNotPlaceholder(value);
}

function isCardNumber(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 2) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
