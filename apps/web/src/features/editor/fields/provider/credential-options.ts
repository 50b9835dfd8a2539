import type { CredentialResponse } from '@hookline/contracts';
import { credentialChoice } from '../credential/credential-choice.js';

type Choosable = Pick<CredentialResponse, 'id' | 'name' | 'kind' | 'isLocked'>;

export interface CredentialOptions<Credential> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: Credential | undefined;
  /** Why the chosen credential cannot be used. */
  readonly warning: string | null;
}

/**
 * The credentials of one provider, by name.
 * @param all undefined while they are being loaded
 */
export function credentialOptions<Credential extends Choosable>(
  all: readonly Credential[] | undefined,
  providerId: string,
  chosenId: string,
): CredentialOptions<Credential> {
  const { fitting, chosen, unfit } = credentialChoice(all, [providerId], chosenId);
  const options = [{ value: '', label: 'None' }, ...fitting.map(({ id, name }) => ({ value: id, label: name }))];
  if (unfit)
    return { options: [...options, { value: chosenId, label: 'Not to be used' }], chosen, warning: UNFIT[unfit] };
  return { options, chosen, warning: chosen?.isLocked ? LOCKED : null };
}

const UNFIT = {
  'other-kind': 'This credential belongs to another sender. Choose another one.',
  deleted: 'This credential is deleted, so events are refused. Choose another one.',
} as const;

const LOCKED =
  'This credential is locked with another secret key, so events are refused. Replace its secret, or choose another one.';
