import type { ProviderResponse } from '@hookline/contracts';

export interface ProviderOption {
  readonly value: string;
  readonly label: string;
  readonly summary: string;
}

/** The option for an unnamed sender. */
const ANY_SENDER: ProviderOption = {
  value: 'none',
  label: 'Any sender',
  summary: 'Every request is taken as it comes.',
};

/** Providers by their titles. A chosen provider that is unknown stays visible. */
export function providerOptions(
  providers: readonly ProviderResponse[],
  { none = false, chosen = '' }: { readonly none?: boolean; readonly chosen?: string },
): readonly ProviderOption[] {
  const known = providers
    .map(({ id, title, summary }) => ({ value: id, label: title, summary }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
  const options = none ? [ANY_SENDER, ...known] : known;
  if (chosen === '' || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: chosen, summary: 'This Hookline does not know it.' }];
}

/**
 * Options that contain every word, in the title or at the beginning of a later word; titles that begin with the text
 * come first.
 */
export function findProviders(options: readonly ProviderOption[], text: string): readonly ProviderOption[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const found = options.filter(({ label, summary }) => {
    const title = label.toLowerCase();
    const others = ` ${summary.toLowerCase()}`;
    return words.every((word) => title.includes(word) || others.includes(` ${word}`));
  });
  const rank = ({ label }: ProviderOption): number => {
    const title = label.toLowerCase();
    return title.startsWith(wanted) ? 0 : title.includes(wanted) ? 1 : 2;
  };
  return found.toSorted((one, other) => rank(one) - rank(other));
}
