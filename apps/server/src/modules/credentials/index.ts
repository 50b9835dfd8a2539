export { CredentialsModule } from './credentials.module.js';
export { CredentialStore } from './credential-store.js';
