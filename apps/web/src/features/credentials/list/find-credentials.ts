import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { isUnused, needsPerson } from './credential-state.js';

export type CredentialFilter = 'all' | 'needs-you' | 'unused';

type Filtered = Pick<CredentialResponse, 'isLocked' | 'refused' | 'usedBy'>;
type Searched = Pick<CredentialResponse, 'name' | 'kind' | 'hosts' | 'account'>;

const FILTERS: Readonly<Record<CredentialFilter, (credential: Filtered) => boolean>> = {
  all: () => true,
  'needs-you': needsPerson,
  unused: isUnused,
};

export const filterCredentials = <Credential extends Filtered>(
  all: readonly Credential[],
  filter: CredentialFilter,
): readonly Credential[] => all.filter(FILTERS[filter]);

/** The credentials that have every word in their name, kind, hosts or account. */
export function findCredentials<Credential extends Searched>(
  all: readonly Credential[],
  kinds: readonly Pick<CredentialKindResponse, 'id' | 'title'>[],
  wanted: string,
): readonly Credential[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const titles = new Map(kinds.map(({ id, title }) => [id, title]));
  return all.filter(({ name, kind, hosts, account }) => {
    const text = [name, titles.get(kind) ?? kind, account ?? '', ...hosts].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
