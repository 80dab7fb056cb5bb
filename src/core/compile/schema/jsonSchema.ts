/** A JSON schema of draft 7, which editors know best. @see https://json-schema.org/draft-07 */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const SCHEMA_DRAFT: JsonSchema = { $schema: 'http://json-schema.org/draft-07/schema#' };
