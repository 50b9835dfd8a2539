/** Fields by name; one that comes several times gives a list. Every name is an own property, `__proto__` too. */
export function collectFields<T>(pairs: Iterable<readonly [string, T]>): Record<string, T | T[]> {
  const fields = new Map<string, { readonly first: T; readonly all: T[] }>();
  for (const [name, value] of pairs) {
    const known = fields.get(name);
    if (known) known.all.push(value);
    else fields.set(name, { first: value, all: [value] });
  }
  return Object.fromEntries([...fields].map(([name, { first, all }]) => [name, all.length === 1 ? first : all]));
}
