/** The places at which an id stands that has stood before. */
export function findRepeated(items: readonly { readonly id: string }[]): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, place) => (seen.size === seen.add(id).size ? place : []));
}
