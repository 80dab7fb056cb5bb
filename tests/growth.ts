/** CPU time of `work`, microseconds: the least of several tries, so that what else the machine does is not counted. */
export function cpuTime(work: () => unknown, tries = 5): number {
  const times = Array.from({ length: tries }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(1, Math.min(...times));
}

/**
 * How many times as long `work` takes for four times as much: the least of up to three rounds, since a compiler or a garbage collector that
 * runs in one of them is not growth. Time that grows with the size alone gives about 4, with its square 16. No limit in milliseconds tells these
 * two apart on every machine. Less than a millisecond counts as one, since so short a time cannot be measured.
 *
 * @param size so large that one call takes a few milliseconds
 */
export function growth(work: (size: number) => unknown, size: number): number {
  work(4 * size);
  let least = Infinity;
  for (let round = 0; round < 3 && least > 6; round++) {
    const small = Math.max(
      1_000,
      cpuTime(() => work(size)),
    );
    least = Math.min(least, cpuTime(() => work(4 * size)) / small);
  }
  return least;
}
