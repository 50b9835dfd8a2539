/** What breaks, and when: decided by the seed alone. */
import { seededRandom } from '@hookline/testing';

export type FaultKind =
  | 'worker killed'
  | 'worker frozen'
  | 'api killed'
  | 'redis killed'
  | 'redis wiped'
  | 'postgres killed'
  | 'postgres and apis killed';

export interface Fault {
  readonly kind: FaultKind;
  /** After the sending began. */
  readonly atMs: number;
  /** Which of the two, where there are two. */
  readonly place: number;
  readonly downMs: number;
}

const EVERYWHERE: readonly FaultKind[] = [
  'worker killed',
  'worker killed',
  'api killed',
  'postgres killed',
  'postgres and apis killed',
];
const WITH_REDIS: readonly FaultKind[] = ['redis killed', 'redis wiped'];

const MIN_DOWN_MS = 100;
const MAX_DOWN_MS = 2500;
/** Longer than the lease of a step (15 s): somebody else has taken it over by the time its worker wakes. */
const FREEZE_MS = 20_000;
/** A process that is hit again while it is coming back shows nothing more. */
const GAP_MS = 2200;

export interface FaultPlanOptions {
  readonly seed: number;
  readonly queue: 'redis' | 'postgres';
  /** How long events are sent. */
  readonly sendingMs: number;
}

/** Every kind in each round, in random order, for as long as events are sent; a worker is frozen once, at the start. */
export function planFaults({ seed, queue, sendingMs }: FaultPlanOptions): Fault[] {
  const random = seededRandom(seed);
  const round = [...EVERYWHERE, ...(queue === 'redis' ? WITH_REDIS : [])];
  const rounds = Math.max(1, Math.round(sendingMs / 45_000));
  const kinds = Array.from({ length: rounds }, () => shuffled(round, random)).flat();
  const gap = Math.max(GAP_MS, sendingMs / (kinds.length + 1));
  const kills = kinds.map((kind, place) => ({
    kind,
    atMs: Math.round((place + 0.5 + random() / 2) * gap),
    place: random() < 0.5 ? 0 : 1,
    downMs: Math.round(MIN_DOWN_MS + random() * (MAX_DOWN_MS - MIN_DOWN_MS)),
  }));
  return [{ kind: 'worker frozen', atMs: Math.round(random() * 1000), place: 0, downMs: FREEZE_MS }, ...kills];
}

/** The items in another order. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
