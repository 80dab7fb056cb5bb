/**
 * What stands at a path of a payload, read by the grammar of RULES A5 and by nothing of the code that writes paths.
 *
 * @returns `undefined` for what is not there
 */
export function resolvePath(payload: unknown, path: string): unknown {
  const [, steps, line] = /^(.*?)(?:#L(\d+))?$/s.exec(path)!;
  let found: unknown = payload;
  let rest = steps!;
  while (rest !== '') {
    const part = /^\.?([A-Za-z_$][\w$]*)|^\[(\d+)\]|^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
    if (!part) throw new Error(`No path: ${path}`);
    rest = rest.slice(part[0].length);
    const name = part[1] ?? part[2] ?? (JSON.parse(part[3]!) as string);
    if (typeof found !== 'object' || found === null) return undefined;
    if (!Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  if (line === undefined) return found;
  return typeof found === 'string' ? found.split('\n')[Number(line) - 1] : undefined;
}
