import type { CredentialResponse } from '@hookline/contracts';

export interface CredentialOptions {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: CredentialResponse | undefined;
  /** Why the chosen credential cannot be used. */
  readonly warning: string | null;
}

/**
 * The credentials of one provider, by name.
 * @param all undefined while they are being loaded
 */
export function credentialOptions(
  all: readonly CredentialResponse[] | undefined,
  providerId: string,
  chosenId: string,
): CredentialOptions {
  const own = (all ?? []).filter(({ provider }) => provider === providerId);
  const chosen = own.find(({ id }) => id === chosenId);
  const named = own
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
  const options = [{ value: '', label: 'None' }, ...named];
  if (chosen || chosenId === '' || all === undefined) return { options, chosen, warning: null };
  const gone = all.some(({ id }) => id === chosenId);
  return {
    options: [...options, { value: chosenId, label: 'Not to be used' }],
    chosen: undefined,
    warning: gone
      ? 'This credential belongs to another sender. Choose another one.'
      : 'This credential is deleted, so events are refused. Choose another one.',
  };
}
