export { type Address, ensurePortFree } from './ensure-port-free.js';
export { createHttpApp } from './create-http-app.js';
