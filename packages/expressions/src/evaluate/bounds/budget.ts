import { ExpressionError } from '../../expression-error.js';
import type { ExpressionLimits } from '../../limits.js';
import { Scales } from './weigh.js';

/** No single operation takes longer: a longer gap between two clock readings is the machine's load. */
const MAX_GAP_MS = 50;

/** An evaluation yields to the event loop after this much of its own time. */
const TURN_MS = 15;

/** `&` makes a text of two without copying them, and most such texts live for a moment only. */
const CONCATENATION_SHARE = 0.25;

/** Counts the work, memory and time of one evaluation against its limits. */
export class Budget {
  readonly limits: ExpressionLimits;
  /** The workflow's: the default of the date functions. */
  readonly timezone: string;
  readonly #values: Scales;
  #counts: Map<object, number> | undefined;
  #work: number;
  #room: number;
  #lastLook = performance.now();
  #ownMs = 0;
  #turnMs = 0;

  constructor(limits: ExpressionLimits, timezone = 'UTC') {
    this.limits = limits;
    this.timezone = timezone;
    this.#work = limits.work;
    this.#room = limits.built;
    this.#values = new Scales(limits.outputSize * 4);
  }

  /** @param units about a microsecond each. @throws ExpressionError `expression.too-much-work` */
  spend(units: number): void {
    this.#work -= units;
    if (this.#work >= 0) return;
    throw new ExpressionError(
      'expression.too-much-work',
      'The expression takes too much work. Let it look at less data, or split it over several steps.',
    );
  }

  /** @throws ExpressionError `expression.too-large` */
  build(characters: number): void {
    this.#room -= characters;
    if (this.#room >= 0) return;
    throw new ExpressionError(
      'expression.too-large',
      `The expression makes more than ${this.limits.built} characters on its way. Let it look at less data.`,
    );
  }

  /** Charges a value that an operation has built. @throws ExpressionError */
  addBuilt(value: unknown, isConcatenation = false): void {
    if (typeof value === 'string') {
      this.#values.weigh(value);
      return this.build(isConcatenation ? value.length * CONCATENATION_SHARE : value.length);
    }
    if (typeof value !== 'object' || value === null || this.#values.isKnown(value)) return;
    this.weigh(value);
    this.build(8 * (Array.isArray(value) ? value.length : Object.keys(value).length) + 16);
  }

  /** The length of a value's JSON. Counting is work too, once for each part. @throws ExpressionError */
  weigh(value: unknown): number {
    const size = this.#values.weigh(value);
    this.spend(this.#values.takeVisited() / 20);
    return size;
  }

  /** How often this was asked about the same thing. */
  count(thing: object): number {
    this.#counts ??= new Map();
    const count = (this.#counts.get(thing) ?? 0) + 1;
    this.#counts.set(thing, count);
    return count;
  }

  /** Looks at the clock. @throws ExpressionError `expression.timeout` */
  tick(): void {
    const now = performance.now();
    const gap = Math.min(now - this.#lastLook, MAX_GAP_MS);
    this.#lastLook = now;
    this.#ownMs += gap;
    this.#turnMs += gap;
    if (this.#ownMs <= this.limits.timeMs) return;
    throw new ExpressionError('expression.timeout', `The expression took longer than ${this.limits.timeMs} ms.`);
  }

  /** Whether the evaluation should yield; the wait is not charged. */
  get isTurnOver(): boolean {
    return this.#turnMs > TURN_MS;
  }

  resume(): void {
    this.#turnMs = 0;
    this.#lastLook = performance.now();
  }
}
