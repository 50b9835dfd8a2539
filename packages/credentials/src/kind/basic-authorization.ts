import { base64 } from './base64.js';

/**
 * The value of the header (RFC 7617), of UTF-8 bytes (§2.1).
 * @example
 * ```ts
 * basicAuthorization('api', 'key-1'); // => 'Basic YXBpOmtleS0x'
 * ```
 */
export const basicAuthorization = (user: string, password: string): string => `Basic ${base64(`${user}:${password}`)}`;
