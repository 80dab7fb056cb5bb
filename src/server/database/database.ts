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
   * Runs `work` in one transaction, committed when it resolves and rolled back when it rejects. If a statement in it failed, the
   * transaction rolls back even if `work` caught the error; PostgreSQL would roll back silently.
   */
  readonly transaction: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;
  /** Closes the connections after the running statements. Closing twice has no further effect. */
  readonly close: () => Promise<void>;
}
