/**
 * Verifies a request in a safe order: an unsigned handshake, the signature, and only then the content. Pure but for
 * `fetchDocument`, which loads the certificates and key sets that a sender publishes.
 */
import { perCredentials } from './per-credentials.js';
import type { ProviderRequest } from './provider-request.js';
import type { DocumentAddress, EventElement, EventIdentity, Handshake, Provider, SenderResponse } from './provider.js';
import { ACCEPTED, refuse, type Accepted, type Refusal, type Verification } from './verification.js';

export interface VerificationContext {
  /** The stored credentials: the valid one first, then one that is being replaced. Empty: nothing is checked. */
  readonly credentials: readonly unknown[];
  /** Unix time in milliseconds. */
  readonly now: number;
  /** Certificates (PEM) that are trusted to begin a chain. */
  readonly roots: readonly string[];
  /** @param newerThanKept the kept copy has turned out to be too old. Rejects when the document cannot be had. */
  readonly fetchDocument: (address: DocumentAddress, newerThanKept: boolean) => Promise<string>;
}

/** What a request turned out to be. A refusal has a `code` of {@link RefusalCode} and a status, 401 if not given. */
export type VerificationResult = RefusedRequest | HandshakeRequest | VerifiedEvent;

export interface RefusedRequest extends Refusal {
  /** The request was a handshake: the response gives the reason even when the trigger does not take its method. */
  readonly isHandshake?: true;
}

export interface HandshakeRequest {
  readonly kind: 'handshake';
  readonly handshake: Handshake;
  /** Empty for an unsigned handshake, whose content is not trusted. */
  readonly identity: EventIdentity;
  /** Null when there was nothing to check it with, or no signature on it. */
  readonly verified: true | null;
}

/** An event whose signature was checked, or whose trigger has nothing to check it with (`verified: null`). */
export interface VerifiedEvent {
  readonly kind: 'event';
  readonly identity: EventIdentity;
  readonly elements: readonly EventElement[] | null;
  readonly response: SenderResponse;
  /** Null when there was nothing to check it with. */
  readonly verified: true | null;
}

/** As the provider's own schema reads it. */
type Credential = Record<string, unknown>;

interface Proved extends Accepted {
  /** The credential that verified it; null when nothing was checked. */
  readonly credential: Credential | null;
}

const EMPTY_SUCCESS: SenderResponse = { status: 200 };

/** Verifies one request. Refuses by its result; rejects only when `fetchDocument` does. */
export async function verifyRequest(
  provider: Provider,
  request: ProviderRequest,
  context: VerificationContext,
): Promise<VerificationResult> {
  const credentials = readAll(provider, context.credentials);
  const handshake = handshakeOf(provider, request, credentials);
  if (handshake?.kind === 'refused') return { ...handshake, isHandshake: true };
  if (handshake && !handshake.signed) return { kind: 'handshake', handshake, ...UNNAMED };
  const verification = await verifyWithAny(provider, request, credentials, context);
  if (verification.kind === 'refused') return handshake ? { ...verification, isHandshake: true } : verification;
  const named = {
    identity: provider.identify(request, verification.credential),
    verified: context.credentials.length > 0 && provider.verify ? (true as const) : null,
  };
  if (handshake) return { kind: 'handshake', handshake, ...named };
  return {
    kind: 'event',
    ...named,
    elements: provider.elements?.(request) ?? null,
    response: provider.success?.(request) ?? EMPTY_SUCCESS,
  };
}

const UNNAMED = { identity: { id: null, type: null }, verified: null } as const;

/** While a secret is replaced, either is good. */
function handshakeOf(
  provider: Provider,
  request: ProviderRequest,
  credentials: readonly Credential[],
): Handshake | Refusal | null {
  const results = (credentials.length > 0 ? credentials : [null]).map(
    (credential) => provider.handshake?.(request, credential) ?? null,
  );
  return results.find((result) => result?.kind === 'handshake') ?? results[0] ?? null;
}

async function verifyWithAny(
  provider: Provider,
  request: ProviderRequest,
  credentials: readonly Credential[],
  context: VerificationContext,
): Promise<Proved | Refusal> {
  if (!provider.verify || context.credentials.length === 0)
    return provider.refuseContent?.(request) ?? { ...ACCEPTED, credential: null };
  let first: Refusal | undefined;
  for (const credential of credentials) {
    const verification = await verifyWith(provider, request, credential, context);
    if (verification.kind === 'accepted') return { ...verification, credential };
    first ??= verification;
  }
  return first ?? refuse('credential.unusable', 'The stored credential lacks what this sender needs. Enter it again.');
}

async function verifyWith(
  provider: Provider,
  request: ProviderRequest,
  credential: Credential,
  { now, roots, fetchDocument }: VerificationContext,
): Promise<Verification> {
  const addresses = provider.documents?.(request, credential) ?? [];
  if ('kind' in addresses) return addresses;
  const check = async (stale?: string): Promise<Verification> => {
    const texts = await Promise.all(
      addresses.map(async (address) => [address.url, await fetchDocument(address, address.url === stale)] as const),
    );
    return provider.verify?.(request, { credential, now, roots, documents: new Map(texts) }) ?? ACCEPTED;
  };
  const verification = await check();
  const stale = verification.kind === 'refused' ? verification.staleDocument : undefined;
  return stale === undefined ? verification : check(stale);
}

/** A stored credential may be older than what its provider asks for today. */
const readAll = perCredentials(({ credential }, stored): readonly Credential[] =>
  stored.flatMap((data) => {
    const read = credential?.safeParse(data);
    return read?.success ? [read.data] : [];
  }),
);
