export { type Address, untilListening } from './address.js';
export { createHttpApp } from './create-http-app.js';
export { registerPlugin } from './register-plugin.js';
export { ensurePortFree } from './ensure-port-free.js';
