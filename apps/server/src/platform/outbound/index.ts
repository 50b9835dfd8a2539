export { createHttpClient, HTTP_CLIENT } from './create-http-client.js';
