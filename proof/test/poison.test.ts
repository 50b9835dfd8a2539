import { testPoison } from './prove-poison.js';

// The queue on Redis has its turn in `npm run test:long`, and in the short proof on both, among crashes.
testPoison('postgres');
