/** Names that every error may have: they say nothing of what it is. */
const PLAIN = new Set(['', 'Error', 'error', 'Object', 'DOMException', 'Exception', 'Unknown']);
/** Built-in classes: a class that extends one and forgets its name keeps this one. */
const BUILT_IN = new Set([
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
]);

/**
 * What an error is: the name of its class, unless that says nothing, or was shortened by a minifier. `error.name` is only a string that
 * a class may have forgotten to set: an `APIConnectionError` of the OpenAI client is called `Error`.
 * @see https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Error/name
 * @see https://developer.mozilla.org/en-US/docs/Web/API/DOMException/name (`AbortError`, `TimeoutError`)
 */
export function typeOf(name: string | undefined, className: string | undefined): string | undefined {
  const isClass = isWord(className) && /^[A-Z]\w{2,}/.test(className);
  if (!isWord(name))
    return isClass ? className : /^Error$/.test(name ?? className ?? '') ? 'Error' : undefined;
  if (!isClass || BUILT_IN.has(className)) return name;
  return className;
}

function isWord(word: string | undefined): word is string {
  return word !== undefined && !PLAIN.has(word) && /^[A-Za-z_$][\w$.]{0,200}$/.test(word);
}
