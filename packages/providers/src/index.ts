export { credentialFields, type CredentialField } from './kit/credential-field.js';
export type {
  Answer,
  DocumentAddress,
  EventElement,
  Handshake,
  Identity,
  Provider,
  SampleRequest,
  SetUp,
} from './kit/provider.js';
export { ProviderRequest, type RequestParts } from './kit/provider-request.js';
export { receive, type Greeting, type Received, type Reception, type Surroundings } from './kit/receive.js';
export type { Refusal, RefusalCode } from './kit/verification.js';
export { detectProvider, findProvider, providers } from './registry.js';
