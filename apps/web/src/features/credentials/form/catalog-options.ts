export interface CatalogOption {
  readonly value: string;
  readonly label: string;
  readonly summary: string;
}

/** A sender or a kind of credential, as the API lists it. */
interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** The entries of a catalogue, as they are ordered there. */
export const catalogOptions = (entries: readonly CatalogEntry[]): readonly CatalogOption[] =>
  entries.map(({ id, title, summary }) => ({ value: id, label: title, summary }));

export const byLabel = (options: readonly CatalogOption[]): readonly CatalogOption[] =>
  options.toSorted((one, other) => one.label.localeCompare(other.label, 'en'));

/**
 * Options that contain every word, in the title or at the beginning of a later word; titles that begin with the text
 * come first.
 */
export function findOptions(options: readonly CatalogOption[], text: string): readonly CatalogOption[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const found = options.filter(({ label, summary }) => {
    const title = label.toLowerCase();
    const others = ` ${summary.toLowerCase()}`;
    return words.every((word) => title.includes(word) || others.includes(` ${word}`));
  });
  const rank = ({ label }: CatalogOption): number => {
    const title = label.toLowerCase();
    return title.startsWith(wanted) ? 0 : title.includes(wanted) ? 1 : 2;
  };
  return found.toSorted((one, other) => rank(one) - rank(other));
}
