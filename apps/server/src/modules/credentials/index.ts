export { formFields } from './form-fields.js';
export { CredentialsModule } from './credentials.module.js';
export { CredentialsWorkerModule } from './credentials-worker.module.js';
export { STEP_HTTP_CLIENT } from './sending/credential-http-client.js';
export { CredentialStore } from './store/credential-store.js';
