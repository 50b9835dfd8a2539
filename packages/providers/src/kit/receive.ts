/**
 * What a request is, in the order that keeps it safe: an unsigned handshake, the signature, and only then the content.
 * Everything that has to come from outside is given; the documents a sender publishes are asked for.
 */
import { perCredentials } from './per-credentials.js';
import type { DocumentAddress, EventElement, Handshake, Identity, Provider, HttpResponse } from './provider.js';
import type { ProviderRequest } from './provider-request.js';
import { ACCEPTED, refuse, type Accepted, type Refusal, type Verification } from './verification.js';

export interface VerificationContext {
  /** What a person has entered: the valid one first, then one that is being replaced. Empty: nothing is checked. */
  readonly credentials: readonly unknown[];
  /** Unix time in milliseconds. */
  readonly now: number;
  /** Certificates (PEM) that are trusted to begin a chain. */
  readonly roots: readonly string[];
  /** @param newerThanKept the kept copy has turned out to be too old. Rejects when the document cannot be had. */
  readonly fetchDocument: (address: DocumentAddress, newerThanKept: boolean) => Promise<string>;
}

export type VerificationResult = RefusedRequest | HandshakeRequest | VerifiedEvent;

export interface RefusedRequest extends Refusal {
  /** It is what the sender greets with, so the sender is told what is wrong with that, whatever method events come by. */
  readonly isHandshake?: true;
}

export interface HandshakeRequest {
  readonly kind: 'handshake';
  readonly handshake: Handshake;
  /** As the sender names it, once its signature was looked at: of one that is not signed, nothing is believed. */
  readonly identity: Identity;
  /** Null when there was nothing to check it with, or no signature on it. */
  readonly verified: true | null;
}

export interface VerifiedEvent {
  readonly kind: 'event';
  readonly identity: Identity;
  readonly elements: readonly EventElement[] | null;
  readonly answer: HttpResponse;
  /** Null when there was nothing to check it with. */
  readonly verified: true | null;
}

/** As the provider's own schema reads it. */
type Credential = Record<string, unknown>;

interface Proved extends Accepted {
  /** What it was proved with; null when nothing was checked. */
  readonly credential: Credential | null;
}

const EMPTY_SUCCESS: HttpResponse = { status: 200 };

export async function receive(
  provider: Provider,
  request: ProviderRequest,
  around: VerificationContext,
): Promise<VerificationResult> {
  const credentials = readAll(provider, around.credentials);
  const greeting = handshakeOf(provider, request, credentials);
  if (greeting?.kind === 'refused') return { ...greeting, isHandshake: true };
  if (greeting && !greeting.signed) return { kind: 'handshake', handshake: greeting, ...UNNAMED };
  const verification = await verifyWithAny(provider, request, credentials, around);
  if (verification.kind === 'refused') return greeting ? { ...verification, isHandshake: true } : verification;
  const named = {
    identity: provider.identify(request, verification.credential),
    verified: around.credentials.length > 0 && provider.verify ? (true as const) : null,
  };
  if (greeting) return { kind: 'handshake', handshake: greeting, ...named };
  return {
    kind: 'event',
    ...named,
    elements: provider.elements?.(request) ?? null,
    answer: provider.success?.(request) ?? EMPTY_SUCCESS,
  };
}

const UNNAMED = { identity: { id: null, type: null }, verified: null } as const;

/** While a secret is replaced, either is good. */
function handshakeOf(
  provider: Provider,
  request: ProviderRequest,
  credentials: readonly Credential[],
): Handshake | Refusal | null {
  const answers = (credentials.length > 0 ? credentials : [null]).map(
    (credential) => provider.handshake?.(request, credential) ?? null,
  );
  return answers.find((answer) => answer?.kind === 'handshake') ?? answers[0] ?? null;
}

async function verifyWithAny(
  provider: Provider,
  request: ProviderRequest,
  credentials: readonly Credential[],
  around: VerificationContext,
): Promise<Proved | Refusal> {
  if (!provider.verify || around.credentials.length === 0)
    return provider.refuseContent?.(request) ?? { ...ACCEPTED, credential: null };
  let first: Refusal | undefined;
  for (const credential of credentials) {
    const verification = await verifyWith(provider, request, credential, around);
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
