import type { CredentialData } from './read-credential-data.js';

export interface StoredCredential {
  readonly id: string;
  readonly name: string;
  /** A provider's id, or the kind of what authenticates requests. */
  readonly kind: string;
  /** Undefined when decryption fails: the credential can then only be re-entered or deleted. */
  readonly data: CredentialData | undefined;
  /** Until when the previous data is accepted too. */
  readonly rotatingUntil: Date | null;
  /** Whose account it is, as its service says. */
  readonly account: string | null;
  readonly testedAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** Its service refused it, and has not taken it since. */
  readonly refused: { readonly at: Date; readonly reason: string } | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A credential that could be decrypted. */
export interface ReadableCredential {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The current data first, then the previous one while it is accepted. Never empty. */
  readonly data: readonly CredentialData[];
}
