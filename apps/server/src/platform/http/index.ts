export { createHttpApp } from './create-http-app.js';
