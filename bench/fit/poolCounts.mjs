/**
 * Counts in which a stronger kind of match is never right less often than a weaker one. `at` places a cell: one cell is
 * stronger than another when it is at least as far in every direction.
 *
 * Few cells hold many cases, and chance alone can make a stronger one look worse. Two cells that contradict each other are
 * counted as one (pool adjacent violators), until none do. A cell in which nothing was counted takes the counts of the best
 * weaker cell; without one, those of the worst stronger cell.
 */
export function poolCounts(cells) {
  const blocks = cells
    .filter((cell) => cell.of > 0)
    .map((cell) => ({ cells: [cell], right: cell.right, of: cell.of }));
  for (;;) {
    const pair = findViolation(blocks);
    if (!pair) break;
    const [one, other] = pair;
    one.cells.push(...other.cells);
    one.right += other.right;
    one.of += other.of;
    blocks.splice(blocks.indexOf(other), 1);
  }
  return cells.map((cell) => {
    const own = blocks.find((block) => block.cells.includes(cell));
    const weaker = blocks.filter((block) => block.cells.some((one) => isWeaker(one, cell)));
    const stronger = blocks.filter((block) => block.cells.some((one) => isWeaker(cell, one)));
    const best =
      own ?? weaker.sort((a, b) => share(b) - share(a))[0] ?? stronger.sort((a, b) => share(a) - share(b))[0];
    return { right: best?.right ?? 0, of: best?.of ?? 0 };
  });
}

/** As the panel shows it: Laplace's rule of succession. */
const share = ({ right, of }) => (right + 1) / (of + 2);

function isWeaker(one, other) {
  return one !== other && one.at.every((place, direction) => place <= other.at[direction]);
}

/** The worst contradiction between two blocks. */
function findViolation(blocks) {
  let worst;
  let most = 0;
  for (const weak of blocks) {
    for (const strong of blocks) {
      if (weak === strong || share(weak) - share(strong) <= most) continue;
      if (!weak.cells.some((one) => strong.cells.some((other) => isWeaker(one, other)))) continue;
      most = share(weak) - share(strong);
      worst = [weak, strong];
    }
  }
  return worst;
}
