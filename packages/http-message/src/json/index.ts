/** Reading JSON, without anything of Node: also for the browser. */
export { quoteInexactNumbers, quotePiece } from './quote-inexact-numbers.js';
export { looksLikeJson, readJson } from './read-json.js';
export { scanJson } from './scan-json.js';
