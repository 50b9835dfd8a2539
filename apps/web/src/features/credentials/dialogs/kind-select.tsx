import type { CredentialKindResponse } from '@hookline/contracts';
import { byLabel, catalogOptions } from '../form/catalog-options.js';
import { CatalogSelect } from '../form/catalog-select.js';
import type { CredentialPurpose } from './purpose-choice.js';

interface KindSelectProps {
  readonly purpose: CredentialPurpose;
  /** Undefined while loading. */
  readonly kinds: readonly CredentialKindResponse[] | undefined;
  readonly value: string;
  readonly onChange: (kindId: string) => void;
  readonly 'data-autofocus'?: boolean | undefined;
}

const WORDS = {
  sender: {
    label: 'Sender',
    description: 'Whose events it checks',
    placeholder: 'Choose a sender',
    nothingFoundMessage: 'Hookline knows no sender like this',
  },
  requests: {
    label: 'Kind',
    description: 'How the service asks who is calling: its documentation says so under Authentication',
    placeholder: 'Choose a kind',
    nothingFoundMessage: 'There is no kind like this',
  },
} as const;

/** A kind of one purpose. Kinds for requests come in their own order, senders by name. */
export function KindSelect({ purpose, kinds, ...select }: KindSelectProps) {
  const options = kinds && catalogOptions(kinds);
  return (
    <CatalogSelect
      {...WORDS[purpose]}
      {...select}
      options={options && (purpose === 'sender' ? byLabel(options) : options)}
    />
  );
}
