/** Every provider, in the order in which a first request is held against them. One line each. */
import type { Provider } from './kit/provider.js';
import type { ProviderRequest } from './kit/provider-request.js';
import { github } from './github/provider.js';
import { stripe } from './stripe/provider.js';

export const providers: readonly Provider[] = [github, stripe];

const byId = new Map(providers.map((provider) => [provider.id, provider]));

export const findProvider = (id: string): Provider | undefined => byId.get(id);

/** Who has probably sent this; undefined when it looks like nobody's. */
export const detectProvider = (request: ProviderRequest): Provider | undefined =>
  providers.find((provider) => provider.detect(request));
