import type { CredentialResponse } from '@hookline/contracts';
import { formatRelative } from '../../../shared/ui/index.js';
import { oldSecretNote } from '../old-secret-note.js';

export interface CredentialState {
  /** `refused` and `locked` need a person. */
  readonly is: 'locked' | 'refused' | 'rotating' | 'works' | 'unused' | 'used';
  /** One line. */
  readonly words: string;
  /** What a person has to know before they do something. */
  readonly detail: string | null;
}

/** Whether a credential waits for a person: nothing that uses it goes on before. */
export const needsPerson = ({ isLocked, refused }: Pick<CredentialResponse, 'isLocked' | 'refused'>): boolean =>
  isLocked || refused !== null;

export const isUnused = ({ usedBy }: Pick<CredentialResponse, 'usedBy'>): boolean => usedBy.length === 0;

type Known = Pick<
  CredentialResponse,
  'isLocked' | 'refused' | 'rotatingUntil' | 'testedAt' | 'lastUsedAt' | 'usedBy' | 'hosts' | 'createdAt'
>;

/** What is known of a credential, the gravest first. */
export function credentialState(credential: Known, now: number): CredentialState {
  const { isLocked, refused, testedAt, lastUsedAt, createdAt } = credential;
  if (isLocked)
    return { is: 'locked', words: 'Locked', detail: 'Locked with another secret key. Enter it again to use it.' };
  if (refused) return { is: 'refused', words: 'Needs you', detail: refused.reason };
  const oldSecret = oldSecretNote(credential, now);
  if (oldSecret !== null) return { is: 'rotating', words: oldSecret, detail: null };
  if (testedAt !== null) return { is: 'works', words: `Tested ${formatRelative(testedAt, now)}`, detail: null };
  if (lastUsedAt !== null)
    return { is: 'works', words: `Works as of ${formatRelative(lastUsedAt, now)}`, detail: null };
  if (isUnused(credential))
    return { is: 'unused', words: `Not used, made ${formatRelative(createdAt, now)}`, detail: null };
  // One that verifies a sender goes to no host, and nothing counts when it did.
  return { is: 'used', words: credential.hosts.length === 0 ? 'In use' : 'Not tried yet', detail: null };
}
