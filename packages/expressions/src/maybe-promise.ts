/** A value that is already here, or one to wait for. Plain paths never wait, and most fields are plain paths. */
export type MaybePromise<T> = T | Promise<T>;

export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;

export const then = <T, U>(value: MaybePromise<T>, next: (value: T) => U): MaybePromise<U> =>
  isPromise(value) ? value.then(next) : next(value);

/** Waits only when one of the values has to be waited for. */
export const all = <T>(values: MaybePromise<T>[]): MaybePromise<T[]> =>
  values.some(isPromise) ? Promise.all(values) : values.filter((value): value is T => !isPromise(value));
