/** What a kind of credential asks for, whether it verifies a sender or authenticates requests. */
import { appCredentialKinds } from '@hookline/apps/credentials';
import { credentialKinds, type CredentialKind } from '@hookline/credentials';
import { providers, type Provider } from '@hookline/providers';
import type { z } from 'zod';

/** `sender`: verifies who sends events. `requests`: authenticates what steps send. */
export type CredentialPurpose = 'sender' | 'requests';

export interface CredentialForm {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly purpose: CredentialPurpose;
  /** Null: a sender without a credential. */
  readonly fields: z.ZodObject | null;
  readonly setUp: { readonly secret: string; readonly docs: string };
}

const ofProvider = ({ id, title, summary, credential, setUp }: Provider): CredentialForm => ({
  id,
  title,
  summary,
  purpose: 'sender',
  fields: credential,
  setUp,
});

const ofKind = ({ id, title, summary, fields, setUp }: CredentialKind): CredentialForm => ({
  id,
  title,
  summary,
  purpose: 'requests',
  fields,
  setUp,
});

/** What authenticates requests. Apps' own first: they ask for what their service calls by name. */
const KINDS_OF_REQUESTS: readonly CredentialKind[] = [...appCredentialKinds, ...credentialKinds];

/** In the order in which they are offered. */
export const credentialForms: readonly CredentialForm[] = [
  ...KINDS_OF_REQUESTS.map(ofKind),
  ...providers.map(ofProvider),
];

const FORMS = new Map(credentialForms.map((form) => [form.id, form]));
const KINDS = new Map(KINDS_OF_REQUESTS.map((kind) => [kind.id, kind]));

export const findCredentialForm = (id: string): CredentialForm | undefined => FORMS.get(id);

/** Undefined for one that verifies a sender. */
export const findCredentialKind = (id: string): CredentialKind | undefined => KINDS.get(id);
