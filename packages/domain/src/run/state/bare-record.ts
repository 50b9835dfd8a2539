/**
 * A class whose prototype has no members, so that user-chosen names may be `constructor` or `__proto__`. Not
 * `Object.create(null)`: V8 makes that a slow dictionary, and a run's steps are copied at each fact.
 */
class BareRecord<Value> {
  [name: string]: Value;
}
Reflect.deleteProperty(BareRecord.prototype, 'constructor');
Object.setPrototypeOf(BareRecord.prototype, null);

/**
 * A record without prototype members: `constructor` and `__proto__` are ordinary keys in it.
 * @param sources later ones take the place of earlier ones
 */
export const bareRecord = <Value>(
  ...sources: readonly (Readonly<Record<string, Value>> | undefined)[]
): Record<string, Value> => Object.assign(new BareRecord<Value>(), ...sources);
