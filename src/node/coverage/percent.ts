/** `83.8 %`; a dash for what cannot be told. */
export function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1).replace('.0', '')} %`;
}
