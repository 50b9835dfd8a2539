export { createHttpClient } from './create-http-client.js';
