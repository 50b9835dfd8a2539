/**
 * What Hookline knows of one sender, as data and pure functions: nothing here reads a clock, a secret store or the network. The
 * caller passes the request as received, the stored credential and the time.
 */
import type { z } from 'zod';
import type { ProviderRequest } from './provider-request.js';
import type { Refusal, Verification } from './verification.js';

/**
 * How one sender signs, shakes hands and names its events. Every member is pure; the ones that read a request never throw on
 * rubbish.
 */
export interface Provider<Credential extends z.ZodObject = z.ZodObject> {
  /** The name of its folder; also the type of its credentials. */
  readonly id: string;
  /** As the sender writes itself: `GitHub`. */
  readonly title: string;
  /** One sentence: what its events tell of. */
  readonly summary: string;
  readonly setUp: SetUp;
  /**
   * What has to be known to check a request, as fields of a form (see `@hookline/credentials`). Null when there is nothing
   * to check: the trigger URL is then the only secret.
   */
  readonly credential: Credential | null;
  /** A typical event, unsigned: what the test panel sends and the editor maps fields from. */
  readonly sample: SampleRequest;
  /**
   * The types of events that people choose among, as `identify` and `elements` name them; well-known ones, not all. Left out
   * where types are not the sender's own.
   */
  readonly eventTypes?: readonly string[];
  /**
   * Whether a request looks like this sender's. A guess from marks that no other provider has; it proves nothing. Called only
   * while the trigger names no provider.
   */
  readonly detect: (request: ProviderRequest) => boolean;
  /** Documents of the sender (certificates, key sets) that `verify` needs. Addresses are checked here, before anything is fetched. */
  readonly documents?: (
    request: ProviderRequest,
    credential: z.output<Credential>,
  ) => readonly DocumentAddress[] | Refusal;
  /** Whether the request is the sender's own. Reads the bytes as received; compares in constant time. Required with a credential. */
  readonly verify?: (
    request: ProviderRequest,
    context: VerifyContext<z.output<Credential>>,
  ) => Verification | Promise<Verification>;
  /** Refuses a request whose content cannot be this sender's. Called instead of `verify` when there is no credential. */
  readonly refuseContent?: (request: ProviderRequest) => Refusal | null;
  /**
   * The response to a request that only checks the address; null for an event. The credential is null when the trigger has
   * none. A `signed` handshake is answered after `verify`, an unsigned one without it.
   */
  readonly handshake?: (
    request: ProviderRequest,
    credential: z.output<Credential> | null,
  ) => Handshake | Refusal | null;
  /** Names the event. Called for accepted requests only, with the credential that fits; null when nothing was checked. */
  readonly identify: (request: ProviderRequest, credential: z.output<Credential> | null) => EventIdentity;
  /** The parts of a request that holds several events, or null when it is one event. */
  readonly elements?: (request: ProviderRequest) => readonly EventElement[] | null;
  /**
   * Unwraps a message whose sender wraps its payload (JSON in a text, base64, encoded headers) for the workflow. Puts the value
   * where the wrapped one stood and the original in a member beside it; the stored event stays as received. Never throws; what
   * cannot be unwrapped stays as it is. Left out: as sent.
   */
  readonly unwrap?: (message: ProviderMessage) => ProviderMessage;
  /** The response that the sender takes for success. Left out: an empty 200. */
  readonly success?: (request: ProviderRequest) => SenderResponse;
  /**
   * The headers that the sender would sign this request with: for test events and for copying one as a command. Left out
   * where only the sender can sign. Works on a request without proof and gives what has to be added or replaced.
   */
  readonly sign?: (
    request: ProviderRequest,
    context: Pick<VerifyContext<z.output<Credential>>, 'credential' | 'now'>,
  ) => Readonly<Record<string, string>>;
  /** The sender never repeats by itself, so the same id once more means that a person asked for it. Default false. */
  readonly repeatsOnlyOnRequest?: boolean;
}

/** A request as it has been read. */
export interface ProviderMessage {
  readonly body: unknown;
  /** Names in lower case; several values of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface SetUp {
  /** Where to paste the trigger URL, one step a line, in the words of the sender's own screens. */
  readonly steps: readonly string[];
  /** Where to find what the credential asks for. Empty without a credential. */
  readonly secret: string;
  /** The sender's own page about it. */
  readonly docs: string;
}

export interface SampleRequest {
  /** Default POST. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A document that a sender publishes and `verify` needs. */
export interface DocumentAddress {
  /** `https`, and on a host that the provider allows. Redirects are not followed. */
  readonly url: string;
  /** Key sets change more often than certificates, whose address changes with them. */
  readonly kind: 'certificate' | 'keys';
}

export interface VerifyContext<Credential> {
  readonly credential: Credential;
  /** Unix time in milliseconds. */
  readonly now: number;
  /** The text of each document asked for, by its URL. */
  readonly documents: ReadonlyMap<string, string>;
  /** Certificates (PEM) that are trusted to begin a chain. */
  readonly roots: readonly string[];
}

export interface Handshake {
  readonly kind: 'handshake';
  /** For the inbox: `GitHub tried whether this address is here.` */
  readonly reason: string;
  readonly signed: boolean;
  readonly response: SenderResponse;
  /** An address that has to be called (GET) for the handshake to count; checked by the provider. */
  readonly confirmUrl?: string;
}

/** What is sent back to the sender. `body` is UTF-8; without it the body is empty. */
export interface SenderResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface EventIdentity {
  /** What the sender calls this event; null when it does not. */
  readonly id: string | null;
  readonly type: string | null;
  /** Two requests with the same key are the same event. Left out: the id. Null: no key. */
  readonly duplicateKey?: string | null;
}

/** The key by which duplicates are found; null when the sender gives none. */
export const duplicateKeyOf = ({ id, duplicateKey }: EventIdentity): string | null =>
  duplicateKey === undefined ? id : duplicateKey;

/** One event of a request that holds several. */
export interface EventElement extends EventIdentity {
  /** Its part of the parsed body. */
  readonly value: unknown;
}

/** Checks a provider's types where it is written. */
export const defineProvider = <Credential extends z.ZodObject>(provider: Provider<Credential>): Provider<Credential> =>
  provider;
