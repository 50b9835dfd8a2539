export { createHttpApp, type HttpAppOptions } from './create-http-app.js';
