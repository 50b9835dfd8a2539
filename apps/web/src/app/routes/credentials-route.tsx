import { CredentialsPage } from '../../features/credentials/index.js';

export const CredentialsRoute = () => <CredentialsPage />;
