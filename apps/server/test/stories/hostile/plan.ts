import { CORPUS } from './corpus/corpus.js';
import { randomRequests } from './random-requests.js';
import type { RawRequest } from './raw-request.js';
import type { Targets } from './targets.js';

export interface Planned {
  readonly name: string;
  /** What a good event is called; undefined for a hostile request. */
  readonly good?: string;
  readonly request: RawRequest;
}

/** Between hostile requests, one in so many is an event as it should be. */
export const GOOD_EVERY = 500;
/** One request in so many goes to an address that nobody has, and each to another one. */
const ASTRAY_EVERY = 10;
/** One request in so many is written by hand; the others are there by chance. */
const BY_HAND_EVERY = 3;
const CHUNK = 1000;

/**
 * So many hostile requests, mixed, the same for the same seed, with good events between them.
 * @param round what tells its good events from those of another round
 */
export function* planRequests(
  { triggers, goodEvent }: Targets,
  round: string,
  count: number,
  seed: number,
): Generator<Planned> {
  const paths = [...triggers];
  let random: ReturnType<typeof randomRequests> = [];
  let written = 0;
  for (let n = 0; n < count; n++) {
    if (n % CHUNK === 0) random = randomRequests(CHUNK, seed + n);
    if (n % GOOD_EVERY === GOOD_EVERY - 1) yield goodOne(goodEvent, round, n);
    const [target, path] = paths[(n + Math.floor(n / paths.length)) % paths.length] ?? ['', ''];
    const isAstray = n % ASTRAY_EVERY === 0;
    const [name, shape] = (n % BY_HAND_EVERY === 0 && CORPUS[written++ % CORPUS.length]) || [
      `chance ${n}`,
      random[n % CHUNK],
    ];
    if (!shape) continue;
    const request = shape(isAstray ? `/hooks/nobody-${seed}-${n}` : path);
    yield { name: `${name}, to ${isAstray ? 'nobody' : target}`, request };
  }
}

function goodOne(goodEvent: Targets['goodEvent'], round: string, n: number): Planned {
  const good = `${round}-${n}`;
  return { name: `the good event ${good}`, good, request: goodEvent(good, n) };
}
