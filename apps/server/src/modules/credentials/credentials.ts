import type { CreateCredentialRequest, CredentialResponse, RotateCredentialRequest } from '@hookline/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error.js';
import { findCredentialForm, findCredentialKind } from './credential-forms.js';
import { CredentialStore } from './store/credential-store.js';
import { CredentialUses, type UsingWorkflow } from './store/credential-uses.js';
import { readCredentialData } from './store/read-credential-data.js';
import type { StoredCredential } from './store/stored-credential.js';
import { valuesToShow } from './store/values-to-show.js';

/** Credentials for the API: validated by the form of their kind when written, without secrets when read. */
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
  async create({ name, kind, data }: CreateCredentialRequest): Promise<CredentialResponse> {
    const read = readCredentialData(findCredentialForm(kind), data);
    return toResponse(await this.store.insert({ name, kind, data: read }), []);
  }

  async rename(id: string, name: string): Promise<CredentialResponse> {
    return toResponse(await this.store.rename(id, name), await this.uses.list(id));
  }

  /** @throws AppError that names the wrong fields. */
  async rotate(id: string, { data, keepOldForHours }: RotateCredentialRequest): Promise<CredentialResponse> {
    const { kind } = await this.store.get(id);
    const form = findCredentialForm(kind);
    const read = readCredentialData(form, data);
    // A service takes one at a time; only a sender may still sign with the old one.
    const keepHours = form?.purpose === 'sender' ? keepOldForHours : 0;
    const rotated = await this.store.rotate(id, kind, read, keepHours);
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
  kind: credential.kind,
  values: valuesToShow(findCredentialForm(credential.kind)?.fields ?? null, credential.data ?? {}),
  hosts: hostsOf(credential),
  isLocked: credential.data === undefined,
  account: credential.account,
  usedBy: [...usedBy],
  rotatingUntil: credential.rotatingUntil?.toISOString() ?? null,
  testedAt: credential.testedAt?.toISOString() ?? null,
  lastUsedAt: credential.lastUsedAt?.toISOString() ?? null,
  refused: credential.refused && { at: credential.refused.at.toISOString(), reason: credential.refused.reason },
  createdAt: credential.createdAt.toISOString(),
  updatedAt: credential.updatedAt.toISOString(),
});

function hostsOf({ kind: id, data }: StoredCredential): string[] {
  const kind = findCredentialKind(id);
  return kind?.fields.safeParse(data).success ? [...kind.hosts(data)] : [];
}

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
