export { credentialFields, type CredentialField } from './kit/credential-field.js';
export { HIDDEN, hideSecrets, PLACEHOLDER, showSigned } from './kit/hide-secrets.js';
export {
  duplicateKeyOf,
  type HttpResponse as Answer,
  type DocumentAddress,
  type EventElement,
  type Provider,
  type ProviderMessage,
} from './kit/provider.js';
export { ProviderRequest, type RequestParts } from './kit/provider-request.js';
export { receive, type VerifiedEvent as Received, type VerificationResult } from './kit/receive.js';
export { detectProvider, findProvider, providers } from './registry.js';
