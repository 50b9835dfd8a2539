/** The headers of an answer that somebody wrote into a form: what may stand in them, and how they go out. */
import { headerTextFault } from '../http/header-text-fault.js';
import type { AnswerHeader } from './sender-answer.js';

/** What goes with the connection (RFC 9110 §7.6.1 and its registry) or with how the body is sent, which is not the author's to say. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What a browser takes for the whole of an address, and this one is also where people log in. */
const FOR_ALL_PAGES: ReadonlySet<string> = new Set([
  'alt-svc',
  'clear-site-data',
  'set-cookie',
  'strict-transport-security',
]);

const LONGEST_VALUE = 8000;

/** What is wrong with a header's name, or undefined. A name is a token (RFC 9110 §5.6.2). */
export function headerNameFault(name: string): string | undefined {
  const key = name.trim().toLowerCase();
  if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(key)) return 'A header’s name has letters, digits and -, like X-Request-Id.';
  if (NOT_OURS.has(key)) return `Hookline sets ${key} itself. Remove it.`;
  if (FOR_ALL_PAGES.has(key)) return `With ${key}, an answer would change how browsers treat Hookline. Remove it.`;
  return undefined;
}

/** What is wrong with a header's value, or undefined. */
export function headerValueFault(value: string): string | undefined {
  if (value.trim().length > LONGEST_VALUE) return `A header holds ${LONGEST_VALUE} characters at most.`;
  return headerTextFault(value);
}

interface HeaderRow {
  readonly name: string;
  readonly value: string;
}

/**
 * As they go out: names in lower case; a name given twice has its values joined (RFC 9110 §5.3).
 * @param contentType what the body is when no row says so; undefined when there is none
 */
export function answerHeaders(rows: readonly HeaderRow[], contentType: string | undefined): AnswerHeader[] {
  const joined = new Map<string, string>();
  for (const { name, value } of rows) {
    const [key, text] = [name.trim().toLowerCase(), value.trim()];
    const before = joined.get(key);
    joined.set(key, before === undefined ? text : `${before}, ${text}`);
  }
  if (contentType !== undefined && !joined.has('content-type')) joined.set('content-type', contentType);
  return [...joined];
}
