import type { ProviderResponse } from '@hookline/contracts';
import { byLabel, catalogOptions, type CatalogOption } from '../../../credentials/index.js';

type Named = Pick<ProviderResponse, 'id' | 'title' | 'summary'>;

/** The option for an unnamed sender. */
const ANY_SENDER: CatalogOption = {
  value: 'none',
  label: 'Any sender',
  summary: 'Every request is taken as it comes.',
};

/** Providers by their titles, after "Any sender". A chosen provider that is unknown stays visible. */
export function providerOptions(providers: readonly Named[], chosen: string): readonly CatalogOption[] {
  const options = [ANY_SENDER, ...byLabel(catalogOptions(providers))];
  if (chosen === '' || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: chosen, summary: 'This Hookline does not know it.' }];
}
