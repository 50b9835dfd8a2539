/** A thread that does as it is told: for the tests of the pool. */
export function run({ kind, value }) {
  if (kind === 'echo') return value;
  if (kind === 'environment') return Object.keys(process.env);
  if (kind === 'throw') throw new RangeError(value);
  const hoard = [];
  for (;;) if (kind === 'hoard') hoard.push(Array.from({ length: 10_000 }).fill(hoard.length));
}
