import type { ADVISORY_LOCKS } from '../database/advisory-locks.js';

export interface Periodic {
  /** What the task does, unique among all tasks. */
  readonly name: string;
  /** From the end of one run to the start of the next. */
  readonly everyMs: number;
  /** Whether the first run is at once rather than after a period. */
  readonly immediate?: boolean;
  /** The lock to hold: one process at a time runs the task, and the others skip theirs meanwhile. */
  readonly exclusive?: keyof typeof ADVISORY_LOCKS;
  /** The log message of a failure. */
  readonly onFailure: string;
}

/** @param stopped aborted when the process shuts down, or the lock of an exclusive task is lost */
export type RunTask = (stopped: AbortSignal) => Promise<void>;

const declared = new WeakMap<object, Periodic>();

/** Declares a method as a periodic task of every process whose modules provide its class. */
export const Periodic =
  (periodic: Periodic) =>
  (_class: object, _method: string, { value }: { readonly value?: RunTask | undefined }): void => {
    if (value) declared.set(value, periodic);
  };

/** The periodic tasks that an object's class declares. */
export const periodicTasksOf = (owner: object): { periodic: Periodic; run: RunTask }[] =>
  Object.values(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(owner) ?? {})).flatMap(({ value }) => {
    const periodic = typeof value === 'function' ? declared.get(value) : undefined;
    return periodic ? [{ periodic, run: (stopped: AbortSignal) => value.call(owner, stopped) }] : [];
  });
