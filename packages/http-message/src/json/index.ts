/** Reading JSON, without anything of Node: also for the browser. */
export { looksLikeJson, readJson } from './read-json.js';
export { scanJson } from './scan-json.js';
