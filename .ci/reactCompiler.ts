import { transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

/** What the compiler says of a function: compiled, or left as it is, and why. */
export interface CompilerEvent {
  readonly kind: string;
  readonly detail?: { readonly reason?: string };
}

/** A component's source with React Compiler run over it, types and JSX left in. */
export async function compileReact(
  code: string,
  filename: string,
  hear: (event: CompilerEvent) => void = () => {},
): Promise<{ code: string }> {
  const options = {
    target: '19',
    logger: { logEvent: (_: string | null, event: CompilerEvent) => hear(event) },
  };
  const result = await transformAsync(code, {
    filename,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [['babel-plugin-react-compiler', options]],
  });
  return { code: result!.code! };
}

/** Our components as a host's build makes them that runs React Compiler over its packages too. */
export const reactCompiler: Plugin = {
  name: 'react-compiler',
  enforce: 'pre',
  transform(code, id) {
    const [file = ''] = id.split('?');
    return /\/src\/react\/.*\.tsx?$/.test(file) ? compileReact(code, file) : undefined;
  },
};
