export { CredentialMenu } from './credential-menu.js';
export { CredentialsPage } from './credentials-page.js';
export { NewCredentialDialog } from './new-credential-dialog.js';
export { ProviderSelect } from './provider-select.js';
export { oldSecretNote } from './old-secret-note.js';
export { useCredentials } from './use-credentials.js';
export { useProviders } from './use-providers.js';
export { WhereToFind } from './where-to-find.js';
