export { checkKeyFingerprint } from './check-key-fingerprint.js';
export { loadSecretKey } from './load-secret-key.js';
export { SecretCipher } from './secret-cipher.js';
