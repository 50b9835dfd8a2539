export * from './fields/credential-field.js';
export * from './fields/request-fields.js';
export { base64 } from './kind/base64.js';
export { basicAuthorization } from './kind/basic-authorization.js';
export * from './kind/credential-kind.js';
export { aws } from './kinds/aws.js';
export { googleServiceAccount } from './kinds/google-service-account.js';
export { allowsHost } from './kind/host-pattern.js';
export { credentialKinds } from './registry.js';
