export { createHttpClient, HTTP_CLIENT, type Authenticate, type OutboundClient } from './create-http-client.js';
export type { Outgoing } from './outgoing.js';
