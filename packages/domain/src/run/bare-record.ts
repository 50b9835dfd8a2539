/**
 * An object with nothing but what is put into it: names that people choose may be `constructor` or `__proto__`. It is of a
 * class, because an object made without a prototype is a slow dictionary, and a run's steps are copied at each fact.
 */
class BareRecord<Value> {
  [name: string]: Value;
}
Reflect.deleteProperty(BareRecord.prototype, 'constructor');
Object.setPrototypeOf(BareRecord.prototype, null);

/** @param sources later ones take the place of earlier ones */
export const bareRecord = <Value>(
  ...sources: readonly (Readonly<Record<string, Value>> | undefined)[]
): Record<string, Value> => Object.assign(new BareRecord<Value>(), ...sources);
