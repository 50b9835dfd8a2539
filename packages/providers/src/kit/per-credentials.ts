import type { Provider } from './provider.js';

/**
 * Remembers what was made of the credentials of a provider, as they are stored: whoever keeps them gives the same array
 * for many requests, and reading them anew would cost each request more than its signature.
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
