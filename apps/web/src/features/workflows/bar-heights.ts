/** Heights of bars on one scale. An hour without runs gets a hairline; one run is always taller. */
export function barHeights(values: readonly number[], full: number): number[] {
  const most = Math.max(1, ...values);
  return values.map((value) => (value === 0 ? 1 : Math.max(3, Math.round((value / most) * full * 10) / 10)));
}
