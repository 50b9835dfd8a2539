import { ExpressionError } from '../../expression-error.js';
import { MAX_DATA_DEPTH, isFunctionValue } from './measure.js';

/** Smaller values are measured again, because caching them costs more. */
const WORTH_REMEMBERING = 100;

/**
 * Measures values in characters of their JSON, and caches the sizes for one evaluation. Parts that occur twice count twice, as
 * they would in JSON: thirty doublings of a list make a small object and a text of gigabytes.
 */
export class Scales {
  readonly #known = new WeakMap<object, number>();
  readonly #limit: number;
  #visited = 0;

  /** @param limit characters at which counting stops with an error */
  constructor(limit: number) {
    this.#limit = limit;
  }

  isKnown(value: object): boolean {
    return this.#known.has(value);
  }

  /** How many parts were visited since the last call: the work of measuring. */
  takeVisited(): number {
    const visited = this.#visited;
    this.#visited = 0;
    return visited;
  }

  /** @throws ExpressionError `expression.too-large`, `expression.too-deep` */
  weigh(value: unknown): number {
    return this.#count(value, 0);
  }

  #count(part: unknown, depth: number): number {
    this.#visited++;
    if (typeof part === 'string') return this.#allow(part.length + 2);
    if (typeof part !== 'object' || part === null || isFunctionValue(part)) return 4;
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    if (depth > MAX_DATA_DEPTH) {
      throw new ExpressionError('expression.too-deep', `The data nests more than ${MAX_DATA_DEPTH} levels.`);
    }
    const size = Array.isArray(part) ? this.#countList(part, depth) : this.#countObject(part, depth);
    if (size >= WORTH_REMEMBERING) this.#known.set(part, size);
    return size;
  }

  #countList(list: readonly unknown[], depth: number): number {
    let size = 2;
    for (const item of list) size = this.#allow(size + this.#count(item, depth + 1));
    return size;
  }

  #countObject(object: object, depth: number): number {
    let size = 2;
    for (const key of Object.keys(object)) {
      size = this.#allow(size + key.length + 3 + this.#count(Reflect.get(object, key), depth + 1));
    }
    return size;
  }

  #allow(size: number): number {
    if (size <= this.#limit) return size;
    throw new ExpressionError('expression.too-large', `The expression makes more than ${this.#limit} characters.`);
  }
}
