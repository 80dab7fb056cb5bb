import type { Queries } from './database.ts';

/** Runs `work`; a failed statement fails the transaction, even if `work` caught the error. */
export async function guardTransaction<T>(
  queries: Queries,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  let failure: { readonly error: unknown } | undefined;
  const result = await work({
    async query<Row>(sql: string, params?: readonly unknown[]) {
      try {
        return await queries.query<Row>(sql, params);
      } catch (error) {
        failure ??= { error };
        throw error;
      }
    },
  });
  if (failure) throw failure.error;
  return result;
}
