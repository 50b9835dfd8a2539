/** A value that is already here, or one to wait for. Plain paths never wait, and most fields are plain paths. */
export type MaybePromise<T> = T | Promise<T>;

/** Whether a value has to be waited for. Only native promises count, as this package makes no others. */
export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;

/**
 * Applies `next` at once when the value is here, so that plain paths stay synchronous. A throw of `next` is thrown or rejects alike.
 */
export const whenReady = <T, U>(value: MaybePromise<T>, next: (value: T) => U): MaybePromise<U> =>
  isPromise(value) ? value.then(next) : next(value);

/**
 * Applies `resolve` to every item and waits only when one of the values has to be waited for. When an item throws at
 * once, the promises already made are abandoned: the first failure is the one that counts.
 */
export function mapAll<T, U>(
  items: readonly T[],
  resolve: (item: T, index: number) => MaybePromise<U>,
): MaybePromise<U[]> {
  const values: MaybePromise<U>[] = [];
  try {
    items.forEach((item, index) => values.push(resolve(item, index)));
  } catch (error) {
    for (const value of values) if (isPromise(value)) value.catch(ignore);
    throw error;
  }
  return areHere(values) ? values : Promise.all(values);
}

const areHere = <U>(values: MaybePromise<U>[]): values is U[] => !values.some(isPromise);

const ignore = (): void => undefined;
