import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../src/core/compile/schema/configSchema.ts';
import { guideSchema, translationSchema } from '../src/core/compile/schema/guideSchema.ts';

/** Writes the schemas of front matter and of `waymark.json` into `folder`, for editors. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const schemas = { guide: guideSchema(), translation: translationSchema(), config: configSchema() };
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
