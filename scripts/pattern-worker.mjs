import { parentPort } from 'node:worker_threads';
import { isLinearPattern } from './is-linear-pattern.mjs';

/** Takes regular expressions, one at a time, and answers whether each is linear. */
parentPort.on('message', (literal) => parentPort.postMessage(isLinearPattern(literal)));
