/** Remembers what was answered under an idempotency key, so that a doubled request gets the first answer. */
export type Once = <T>(key: string | undefined, work: () => Promise<T> | T) => Promise<T>;

const MOST = 1_000;

export function createOnce(): Once {
  const answers = new Map<string, Promise<unknown>>();
  return async <T>(key: string | undefined, work: () => Promise<T> | T): Promise<T> => {
    if (key === undefined) return await work();
    const before = answers.get(key);
    if (before) return (await before) as T;
    const answer = Promise.resolve().then(work);
    answers.set(key, answer);
    if (answers.size > MOST) answers.delete(answers.keys().next().value!);
    // What was refused may be asked again under the same key: nothing has been done.
    answer.catch(() => answers.delete(key));
    return await answer;
  };
}
