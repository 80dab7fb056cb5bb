/** A JSON schema of draft 7, which editors know best. @see https://json-schema.org/draft-07 */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Text that is not blank. */
export const TEXT: JsonSchema = { type: 'string', pattern: '\\S' };

export const SCHEMA_DRAFT: JsonSchema = { $schema: 'http://json-schema.org/draft-07/schema#' };
