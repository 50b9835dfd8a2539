/**
 * Declares classes without a decorator of NestJS as its providers. They work without NestJS, too: of it they import types only
 * (`OnApplicationShutdown`). A module names what their constructors take, and the compiler compares each name with its
 * parameter, which it does not do for decorators.
 */
import type { FactoryProvider } from '@nestjs/common';
import type { Token } from './token.js';

type Dependency = symbol | (abstract new (...args: never[]) => unknown);

/** What is injected for a class or a token. */
type Injected<D> = D extends abstract new (...args: never[]) => infer Instance
  ? Instance
  : D extends Token<infer Value>
    ? Value
    : never;

type AllInjected<Deps> = { -readonly [Key in keyof Deps]: Injected<Deps[Key]> };

/** A class whose constructor takes its dependencies one by one. */
export const provide = <Instance, const Deps extends readonly Dependency[]>(
  type: new (...deps: AllInjected<Deps>) => Instance,
  inject: Deps,
): FactoryProvider<Instance> => ({
  provide: type,
  inject: [...inject],
  useFactory: (...deps: unknown[]) => new type(...(deps as AllInjected<Deps>)),
});

/** A class whose constructor takes one object of dependencies. */
export function provideWith<Instance, const Deps extends Readonly<Record<string, Dependency>>>(
  type: new (deps: AllInjected<Deps>) => Instance,
  deps: Deps,
): FactoryProvider<Instance> {
  const names = Object.keys(deps);
  return {
    provide: type,
    inject: Object.values(deps),
    useFactory: (...values: unknown[]) =>
      new type(Object.fromEntries(names.map((name, index) => [name, values[index]])) as AllInjected<Deps>),
  };
}

/** What takes more than its dependencies to make. */
export const provideBy = <Value, const Deps extends readonly Dependency[]>(
  provided: Token<Value> | (abstract new (...args: never[]) => Value),
  inject: Deps,
  make: (...deps: AllInjected<Deps>) => Value | Promise<Value>,
): FactoryProvider<Value> => ({
  provide: provided,
  inject: [...inject],
  useFactory: make as FactoryProvider['useFactory'],
});
