import type { CredentialKindResponse } from '@hookline/contracts';
import type { CredentialData } from '../../../shared/api/index.js';

const MAX_NAME = 100;

/**
 * The default name of a new credential, numbered when it is taken: the first host that it may be sent to, because many
 * are of one kind; the title of a kind that has its hosts already.
 */
export function suggestName(
  { title, purpose }: Pick<CredentialKindResponse, 'title' | 'purpose'>,
  data: CredentialData,
  taken: readonly string[],
): string {
  const host = purpose === 'requests' ? firstHost(data['hosts']) : '';
  return freeName(host.slice(0, MAX_NAME) || title, taken);
}

const firstHost = (hosts = ''): string => hosts.trim().split(/[\s,;]/)[0] ?? '';

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
