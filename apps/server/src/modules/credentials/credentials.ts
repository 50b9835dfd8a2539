import type { CreateCredentialRequest, CredentialResponse, RotateCredentialRequest } from '@hookline/contracts';
import { findProvider } from '@hookline/providers';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error.js';
import { CredentialStore, type StoredCredential } from './credential-store.js';
import { CredentialUses, type UsingWorkflow } from './credential-uses.js';
import { readCredentialData } from './read-credential-data.js';
import { valuesToShow } from './values-to-show.js';

/** Credentials for the API: validated by their provider when written, without secrets when read. */
@Injectable()
export class Credentials {
  constructor(
    private readonly store: CredentialStore,
    private readonly uses: CredentialUses,
  ) {}

  async list(): Promise<CredentialResponse[]> {
    const [credentials, uses] = await Promise.all([this.store.list(), this.uses.listByCredential()]);
    return credentials.map((credential) => toResponse(credential, uses.get(credential.id) ?? []));
  }

  /** @throws AppError that names the wrong fields. */
  async create({ name, provider, data }: CreateCredentialRequest): Promise<CredentialResponse> {
    const read = readCredentialData(findProvider(provider), data);
    return toResponse(await this.store.insert({ name, provider, data: read }), []);
  }

  async rename(id: string, name: string): Promise<CredentialResponse> {
    return toResponse(await this.store.rename(id, name), await this.uses.list(id));
  }

  /** @throws AppError that names the wrong fields. */
  async rotate(id: string, { data, keepOldForHours }: RotateCredentialRequest): Promise<CredentialResponse> {
    const { provider } = await this.store.get(id);
    const read = readCredentialData(findProvider(provider), data);
    const rotated = await this.store.rotate(id, provider, read, keepOldForHours);
    return toResponse(rotated, await this.uses.list(id));
  }

  /** @throws AppError `credential.in-use` */
  async delete(id: string): Promise<void> {
    await this.store.get(id);
    const uses = await this.uses.list(id);
    if (uses.length > 0) throw new AppError('conflict', 'credential.in-use', describeUses(uses));
    await this.store.delete(id);
  }
}

const toResponse = (credential: StoredCredential, usedBy: readonly UsingWorkflow[]): CredentialResponse => ({
  id: credential.id,
  name: credential.name,
  provider: credential.provider,
  values: valuesToShow(findProvider(credential.provider)?.credential ?? null, credential.data ?? {}),
  usedBy: [...usedBy],
  rotatingUntil: credential.rotatingUntil?.toISOString() ?? null,
  createdAt: credential.createdAt.toISOString(),
  updatedAt: credential.updatedAt.toISOString(),
});

const MAX_NAMED = 5;
const listed = new Intl.ListFormat('en', { type: 'conjunction' });

function describeUses(uses: readonly UsingWorkflow[]): string {
  const names = uses.slice(0, MAX_NAMED).map(({ workflowName }) => `“${workflowName}”`);
  const more = uses.length - names.length;
  const all = listed.format(more > 0 ? [...names, `${more} more`] : names);
  return uses.length === 1
    ? `${all} uses this credential in its draft or its published version. Take it out there, publish, and delete it then.`
    : `${all} use this credential in their drafts or published versions. Take it out there, publish, and delete it then.`;
}
