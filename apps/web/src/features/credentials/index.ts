export { CredentialMenu } from './credential-menu.js';
export { CredentialsPage } from './credentials-page.js';
export { NewCredentialDialog } from './dialogs/new-credential-dialog.js';
export { ProviderSelect } from './form/provider-select.js';
export { oldSecretNote } from './old-secret-note.js';
export { useCredentials } from './use-credentials.js';
export { useProviders } from './use-providers.js';
export { WhereToFind } from './form/where-to-find.js';
