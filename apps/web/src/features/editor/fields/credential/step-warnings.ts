import type { CredentialResponse } from '@hookline/contracts';
import { allowsHost } from '@hookline/credentials';
import type { CredentialChoice } from './credential-choice.js';

export interface StepWarning {
  readonly message: string;
  /** Whether entering the credential again helps. */
  readonly enterAgain: boolean;
}

type Facts = Pick<CredentialResponse, 'hosts' | 'isLocked' | 'refused'>;

/** Why a step would fail with its credential, before it runs. */
export function stepWarnings(
  { chosen, unfit }: { readonly chosen: Facts | undefined; readonly unfit: CredentialChoice['unfit'] },
  address: URL | undefined,
): readonly StepWarning[] {
  if (unfit) return [{ message: UNFIT[unfit], enterAgain: false }];
  if (!chosen) return [];
  const state = stateWarning(chosen);
  const host = address && hostWarning(chosen, address);
  return [
    ...(state ? [{ message: state, enterAgain: true }] : []),
    ...(host ? [{ message: host, enterAgain: false }] : []),
  ];
}

const UNFIT = {
  deleted: 'This credential is deleted, so the step fails. Choose another one.',
  'other-kind': 'This credential is of a kind that this step cannot send. Choose another one.',
} as const;

function stateWarning({ isLocked, refused }: Facts): string | null {
  if (isLocked) return 'This credential is locked with another secret key, so the step fails.';
  return refused && refused.reason;
}

function hostWarning({ hosts, isLocked }: Facts, address: URL): string | null {
  // Where a locked one may go is not known.
  if (isLocked || allowsHost(hosts, address)) return null;
  return `This step calls ${address.host}, and the credential goes to ${listed(hosts)} only.`;
}

const MAX_LISTED = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** `api.acme.test, a.test, b.test, and 2 more`. */
export function listed(hosts: readonly string[]): string {
  const more = hosts.length - MAX_LISTED;
  return list.format(more > 0 ? [...hosts.slice(0, MAX_LISTED), `${more} more`] : hosts);
}
