import type { Shape } from '../raw-request.js';
import { BODIES } from './bodies.js';
import { EVENTS } from './events.js';
import { FRAMING } from './framing.js';
import { HEADS } from './heads.js';

/** Every request by hand, with what it is: what others have broken servers with. */
export const CORPUS: readonly (readonly [name: string, shape: Shape])[] = [BODIES, EVENTS, FRAMING, HEADS].flatMap(
  (requests) => Object.entries(requests),
);
