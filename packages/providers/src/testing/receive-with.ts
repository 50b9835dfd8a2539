import { receive, type VerificationResult, type VerificationContext } from '../kit/receive.js';
import type { Provider } from '../kit/provider.js';
import type { ProviderRequest } from '../kit/provider-request.js';

export interface TestContext extends Partial<Omit<VerificationContext, 'fetchDocument'>> {
  /** What can be fetched, by URL. */
  readonly documents?: Readonly<Record<string, string>>;
}

/** Receives as the server does, with documents that are at hand. Asking for any other fails. */
export function receiveWith(
  provider: Provider,
  request: ProviderRequest,
  { credentials = [], now = 1_760_000_000_000, roots = [], documents = {} }: TestContext = {},
): Promise<VerificationResult> {
  const fetchDocument = ({ url }: { readonly url: string }): Promise<string> => {
    const text = documents[url];
    return text === undefined ? Promise.reject(new Error(`Nobody may fetch ${url}`)) : Promise.resolve(text);
  };
  return receive(provider, request, { credentials, now, roots, fetchDocument });
}
