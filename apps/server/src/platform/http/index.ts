export { type Address, untilListening } from './address.js';
export { createHttpApp } from './create-http-app.js';
export { ensurePortFree } from './ensure-port-free.js';
