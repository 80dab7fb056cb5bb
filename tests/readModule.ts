import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** What a module says about itself. */
export interface ModuleShape {
  /** Targets of `import`, `export … from` and `import('…')`, as written. */
  readonly imports: readonly string[];
  /** Those of them that are still there once types are erased. */
  readonly loads: readonly string[];
  /** Those of them that are loaded with the module, not later by `import()`. */
  readonly loadsFirst: readonly string[];
  /** Exported names, types included; a default export is `default`. */
  readonly exports: readonly string[];
  /** It passes something on from another module. */
  readonly reExports: boolean;
  /** It holds nothing but imports and re-exports. */
  readonly isList: boolean;
}

/** Reads the imports and exports of a source file with the parser that Vite builds it with. */
export function readModule(path: string): ModuleShape {
  const text = readFileSync(path, 'utf8');
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^(['"])(.+)\1$/.exec(text.slice(start, end));
    return literal?.[2] ?? [];
  });
  const imported = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: moduleRequest.value,
    erased: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const kept = imported.filter(({ erased }) => !erased).map(({ target }) => target);
  const passedOn = exported.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
  return {
    imports: [...imported.map(({ target }) => target), ...passedOn, ...dynamic],
    loads: [...kept, ...dynamic],
    loadsFirst: [...kept, ...passedOn],
    exports: exported.flatMap(({ exportName: { kind, name } }) =>
      kind === 'Default' ? 'default' : (name ?? []),
    ),
    reExports: passedOn.length > 0,
    isList: program.body.every(
      (node) =>
        node.type === 'ImportDeclaration' ||
        ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') &&
          node.source !== null),
    ),
  };
}
