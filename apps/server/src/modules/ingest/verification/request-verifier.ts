/** Asks the trigger's provider what a request is. Hookline's own troubles never count against the sender. */
import { rootCertificates } from 'node:tls';
import type { HttpClient } from '@hookline/node-kit';
import {
  findProvider,
  hideSecrets,
  ProviderRequest,
  verifyRequest,
  type VerificationResult,
  type RawRequest,
} from '@hookline/providers';
import { AppError } from '../../../platform/errors/app-error.js';
import type { CredentialStore } from '../../credentials/index.js';
import type { IncomingRequest } from '../incoming-request.js';
import type { TriggerSettings } from '../trigger/trigger-settings.js';
import { PublishedDocuments } from './published-documents.js';

/** Right now it cannot be told: the sender is to come again. */
export interface Undecided {
  readonly kind: 'undecided';
  readonly reason: string;
}

const CONFIRM_LIMITS = { timeoutMs: 8000, maxBytes: 256 * 1024, maxRedirects: 0 };
/** Always the same arrays: what is made of credentials is remembered by them. */
const NONE: readonly unknown[] = [];
const UNREADABLE: readonly unknown[] = [undefined];
const ANYBODY: VerificationResult = {
  kind: 'event',
  identity: { id: null, type: null },
  elements: null,
  response: { status: 200 },
  verified: null,
};

export class RequestVerifier {
  private readonly documents: PublishedDocuments;

  constructor(
    private readonly credentials: Pick<CredentialStore, 'readFor'>,
    private readonly http: HttpClient,
  ) {
    this.documents = new PublishedDocuments(http);
  }

  async verify(settings: TriggerSettings, request: RawRequest): Promise<VerificationResult | Undecided> {
    const { provider: id, credentialId } = settings;
    const provider = findProvider(id);
    if (!provider)
      return credentialId === null ? ANYBODY : undecided('This Hookline does not know the sender of this trigger.');
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
      const reception = await verifyRequest(provider, new ProviderRequest(request), {
        credentials,
        now: Date.now(),
        roots: rootCertificates,
        fetchDocument,
      });
      return reception.kind === 'handshake' ? await this.confirm(reception) : reception;
    } catch (error) {
      if (!failures.includes(error)) throw error;
      return undecided(`What ${provider.title} signs with could not be fetched: ${messageOf(error)}`);
    }
  }

  /** The request as it is kept. What cannot be read now was not believed either, and is hidden where it is known to stand. */
  async redact({ provider: id, credentialId }: TriggerSettings, request: IncomingRequest): Promise<IncomingRequest> {
    const provider = findProvider(id);
    if (credentialId === null || !provider) return request;
    const credentials = await this.readCredentials(credentialId);
    return hideSecrets(provider, request, 'kind' in credentials ? UNREADABLE : credentials);
  }

  /** Empty when there is nothing to check with, which a credential that is gone is not. */
  private async readCredentials(id: string | null): Promise<readonly unknown[] | Undecided> {
    if (id === null) return NONE;
    try {
      const data = await this.credentials.readFor(id);
      return data ?? undecided('The credential of this trigger is gone. Choose another one and publish.');
    } catch (error) {
      if (error instanceof AppError) return undecided(error.message);
      throw error;
    }
  }

  /** Some handshakes count only once we have called back. */
  private async confirm(
    greeting: Extract<VerificationResult, { kind: 'handshake' }>,
  ): Promise<VerificationResult | Undecided> {
    const { confirmUrl } = greeting.handshake;
    if (confirmUrl === undefined) return greeting;
    try {
      const { status } = await this.http.request({ method: 'GET', url: confirmUrl, ...CONFIRM_LIMITS });
      if (status >= 200 && status < 300) return greeting;
      return undecided(`The subscription could not be confirmed: the answer was ${status}.`);
    } catch (error) {
      return undecided(`The subscription could not be confirmed: ${messageOf(error)}`);
    }
  }
}

const undecided = (reason: string): Undecided => ({ kind: 'undecided', reason });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
