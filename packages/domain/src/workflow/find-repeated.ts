/** The indexes of items whose id occurs earlier in the list. */
export function findRepeated(items: readonly { readonly id: string }[]): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, place) => (seen.size === seen.add(id).size ? place : []));
}
