/** Verifies requests through the trigger's provider. Internal failures never count against the sender. */
import { rootCertificates } from 'node:tls';
import type { HttpClient, WebhookSettings } from '@hookline/node-kit';
import {
  ProviderRequest,
  findProvider,
  hideSecrets,
  verifyRequest,
  type RawRequest,
  type VerificationResult,
} from '@hookline/providers';
import { AppError } from '../../../platform/errors/app-error.js';
import type { CredentialStore } from '../../credentials/index.js';
import type { IncomingRequest } from '../incoming-request.js';
import { PublishedDocuments } from './published-documents.js';

/** The verification failed temporarily: the sender should retry. */
export interface Undecided {
  readonly kind: 'undecided';
  readonly reason: string;
}

const CONFIRM_LIMITS = { timeoutMs: 8000, maxBytes: 256 * 1024, maxRedirects: 0 };
/** A constant array: values derived from credentials are cached by identity. */
const NONE: readonly unknown[] = [];
const UNREADABLE: readonly unknown[] = [undefined];
const UNVERIFIED: VerificationResult = {
  kind: 'event',
  identity: { id: null, type: null },
  elements: null,
  response: { status: 200 },
  verified: null,
};

type SenderSettings = Pick<WebhookSettings, 'provider' | 'credentialId'>;

export class RequestVerifier {
  private readonly documents: PublishedDocuments;

  constructor(
    private readonly credentials: Pick<CredentialStore, 'readFor'>,
    private readonly http: HttpClient,
  ) {
    this.documents = new PublishedDocuments(http);
  }

  async verify(settings: SenderSettings, request: RawRequest): Promise<VerificationResult | Undecided> {
    const { provider: id, credentialId } = settings;
    const provider = findProvider(id);
    if (!provider)
      return credentialId === null
        ? UNVERIFIED
        : temporaryFailure('This Hookline does not know the sender of this trigger.');
    const credentials = await this.readCredentials(credentialId);
    if ('kind' in credentials) return credentials;
    const failures: unknown[] = [];
    const fetchDocument = async (...wanted: Parameters<PublishedDocuments['get']>): Promise<string> => {
      try {
        return await this.documents.get(...wanted);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    try {
      const verification = await verifyRequest(provider, new ProviderRequest(request), {
        credentials,
        now: Date.now(),
        roots: rootCertificates,
        fetchDocument,
      });
      return verification.kind === 'handshake' ? await this.confirm(verification) : verification;
    } catch (error) {
      if (!failures.includes(error)) throw error;
      return temporaryFailure(`What ${provider.title} signs with could not be fetched: ${messageOf(error)}`);
    }
  }

  /**
   * The request as it is stored. If the credential cannot be read now, the request was not trusted either, and secrets
   * are removed at their known positions.
   */
  async redact({ provider: id, credentialId }: SenderSettings, request: IncomingRequest): Promise<IncomingRequest> {
    const provider = findProvider(id);
    if (credentialId === null || !provider) return request;
    const credentials = await this.readCredentials(credentialId);
    return hideSecrets(provider, request, 'kind' in credentials ? UNREADABLE : credentials);
  }

  /** Empty when the trigger has no credential; a deleted credential is an error instead. */
  private async readCredentials(id: string | null): Promise<readonly unknown[] | Undecided> {
    if (id === null) return NONE;
    try {
      const data = await this.credentials.readFor(id);
      return data ?? temporaryFailure('The credential of this trigger is gone. Choose another one and publish.');
    } catch (error) {
      if (error instanceof AppError) return temporaryFailure(error.message);
      throw error;
    }
  }

  /** Some handshakes need a callback to be confirmed. */
  private async confirm(
    result: Extract<VerificationResult, { kind: 'handshake' }>,
  ): Promise<VerificationResult | Undecided> {
    const { confirmUrl } = result.handshake;
    if (confirmUrl === undefined) return result;
    try {
      const { status } = await this.http.request({ method: 'GET', url: confirmUrl, ...CONFIRM_LIMITS });
      if (status >= 200 && status < 300) return result;
      return temporaryFailure(`The subscription could not be confirmed: the answer was ${status}.`);
    } catch (error) {
      return temporaryFailure(`The subscription could not be confirmed: ${messageOf(error)}`);
    }
  }
}

const temporaryFailure = (reason: string): Undecided => ({ kind: 'undecided', reason });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
