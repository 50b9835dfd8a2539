export { HIDDEN, hideSecrets, PLACEHOLDER, showSigned } from './kit/hide-secrets.js';
export {
  duplicateKeyOf,
  type DocumentAddress,
  type EventElement,
  type SenderResponse,
  type Provider,
  type ProviderMessage,
} from './kit/provider.js';
export { ProviderRequest, type RawRequest } from './kit/provider-request.js';
export { verifyRequest, type VerificationResult, type VerifiedEvent } from './kit/verify-request.js';
export { detectProvider, findProvider, providers } from './registry.js';
