/** Heights of bars that share one scale. An hour without runs keeps a hair line; one run is always taller than that. */
export function barHeights(values: readonly number[], full: number): number[] {
  const most = Math.max(1, ...values);
  return values.map((value) => (value === 0 ? 1 : Math.max(3, Math.round((value / most) * full * 10) / 10)));
}
