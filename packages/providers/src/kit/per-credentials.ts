import type { Provider } from './provider.js';

/**
 * Caches what is derived from the stored credentials of a provider, by the identity of the array: the caller passes the same
 * array for many requests, and parsing it costs more than a signature.
 */
export function perCredentials<T>(make: (provider: Provider, stored: readonly unknown[]) => T) {
  const known = new WeakMap<readonly unknown[], { readonly provider: Provider; readonly made: T }>();
  return (provider: Provider, stored: readonly unknown[]): T => {
    const before = known.get(stored);
    if (before?.provider === provider) return before.made;
    const made = make(provider, stored);
    known.set(stored, { provider, made });
    return made;
  };
}
