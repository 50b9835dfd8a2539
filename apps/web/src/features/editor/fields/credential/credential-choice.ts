import type { CredentialResponse } from '@hookline/contracts';

type Choosable = Pick<CredentialResponse, 'id' | 'name' | 'kind'>;

export interface CredentialChoice<Credential extends Choosable = CredentialResponse> {
  /** The credentials that fit, by name. */
  readonly fitting: readonly Credential[];
  readonly chosen: Credential | undefined;
  /** Why the chosen credential cannot be used. */
  readonly unfit: 'deleted' | 'other-kind' | null;
}

/**
 * The credentials that fit a field, and what its choice is among them.
 * @param all undefined while they are being loaded
 */
export function credentialChoice<Credential extends Choosable>(
  all: readonly Credential[] | undefined,
  kinds: readonly string[],
  chosenId: string,
): CredentialChoice<Credential> {
  const fitting = (all ?? [])
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  const chosen = fitting.find(({ id }) => id === chosenId);
  if (chosen || chosenId === '' || all === undefined) return { fitting, chosen, unfit: null };
  return { fitting, chosen: undefined, unfit: all.some(({ id }) => id === chosenId) ? 'other-kind' : 'deleted' };
}
