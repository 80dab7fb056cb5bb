/** Something that takes SQL: a database, or one transaction of it. */
export interface Queries {
  /**
   * Runs one statement with `$1`, `$2` … as parameters. Rows come back alike from PGlite and from a server: `bigint` as a number,
   * `json` parsed, `uuid` as lower-case text.
   *
   * @throws what the database says; it names no parameter's value
   */
  readonly query: <T = Readonly<Record<string, unknown>>>(
    sql: string,
    params?: readonly unknown[],
  ) => Promise<readonly T[]>;
}

/** PostgreSQL, in one folder or on a server; the same SQL on both. */
export interface Database extends Queries {
  /**
   * Runs `work` in one transaction, committed when it resolves and rolled back when it rejects. A statement that failed in it
   * rolls back even where `work` swallowed the error, for PostgreSQL would do so silently.
   */
  readonly transaction: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;
  /** Ends connections; what runs is waited for. Closing twice does nothing more. */
  readonly close: () => Promise<void>;
}
