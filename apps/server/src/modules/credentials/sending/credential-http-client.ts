/** The client of steps: authenticates a request that names a credential, and lets no answer give its secret away. */
import { secretsIn } from '@hookline/credentials';
import type { HttpClient, HttpRequest, HttpResponse } from '@hookline/node-kit';
import { token } from '../../../platform/injection/token.js';
import type { OutboundClient } from '../../../platform/outbound/index.js';
import type { CredentialActivity, Reception } from './credential-activity.js';
import { maskSecrets } from './mask-secrets.js';
import { refusalSentence } from './refusal-sentence.js';
import type { RequestCredential, RequestCredentials } from './request-credentials.js';

/** Token for injecting it where steps run. */
export const STEP_HTTP_CLIENT = token<HttpClient>('StepHttpClient');

export class CredentialHttpClient implements HttpClient {
  constructor(
    private readonly http: OutboundClient,
    private readonly credentials: RequestCredentials,
    private readonly activity: Pick<CredentialActivity, 'record'>,
  ) {}

  async request({ credential: id, audience, ...request }: HttpRequest): Promise<HttpResponse> {
    if (id === undefined || id === '') return this.http.request(request);
    const credential = await this.credentials.open(id, audience);
    const { addressOf, kindOf, data, carried } = credential;
    const url = addressOf(request.url);
    const response = await this.send({ ...request, url }, credential);
    this.activity.record(id, receptionOf(new URL(url).host, response.status));
    return maskSecrets(response, [...secretsIn(kindOf.fields, data[0]), ...carried]);
  }

  /** An access token may have been revoked. With 401 nothing was done, so the request may be sent again. */
  private async send(request: HttpRequest, { authenticate, renew }: RequestCredential): Promise<HttpResponse> {
    const response = await this.http.request(request, authenticate);
    return response.status === 401 && renew() ? this.http.request(request, authenticate) : response;
  }
}

function receptionOf(host: string, status: number): Reception {
  if (status === 401) return { kind: 'refused', reason: refusalSentence(host, status) };
  return { kind: status >= 500 ? 'unknown' : 'taken' };
}
