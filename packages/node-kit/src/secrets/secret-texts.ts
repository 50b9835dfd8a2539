/** Finds secrets that were typed into ordinary text, by their looks: tokens, passwords in addresses, addresses that are secrets. */
import { isSecretName } from './secret-name.js';

/** The text without its secrets; the same text when there are none. What an expression gives is not in the text. */
export const withoutSecrets = (text: string): string =>
  [hideMembers, hideAddresses, hideUserInfo, hideParameters, hideSchemes, hideTokens].reduce(
    (rest, hide) => hide(rest),
    text,
  );

/** Whether anything stands there besides expressions and the name of a scheme: `Bearer {{ steps.login.token }}` is no secret. */
export function holdsLiteral(text: string): boolean {
  const expressions = text.match(TEMPLATE) ?? [];
  if (expressions.some((expression) => QUOTED.test(expression))) return true;
  return text.replaceAll(TEMPLATE, '').replace(SCHEME, '').trim() !== '';
}

const TEMPLATE = /\{\{[^{}]*\}\}/g;
/** A text inside an expression that is long enough to be a secret. */
const QUOTED = /"[^"]{6,}"|'[^']{6,}'/;
const SCHEME = /^\s*(?:bearer|basic|token|apikey)\b/i;

/** `"password": "…"` in JSON that is written as text. */
const hideMembers = (text: string): string =>
  text.replaceAll(
    /"([^"\\]{1,100})"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
    (whole, name: string, colon: string, value: string) =>
      isSecretName(name) && holdsLiteral(value) ? `"${name}"${colon}""` : whole,
  );

/** Webhook addresses whose path is the secret. */
const hideAddresses = (text: string): string =>
  text.replaceAll(/https?:\/\/[^\s"'<>|{}]+/gi, (address) => (isSecretAddress(address) ? '' : address));

function isSecretAddress(address: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(address) ?? [];
  if (/^hooks\./i.test(host)) return path.length > 1;
  return /webhook/i.test(host + path) && path.split('/').some(isTokenLike);
}

const isTokenLike = (segment: string): boolean => segment.length >= 16 && /\d/.test(segment) && /[a-z]/i.test(segment);

/** `https://name:password@host`. */
const hideUserInfo = (text: string): string =>
  text.replaceAll(/:\/\/[^\s/@:"'{}]+:[^\s/@"'{}]+@/g, (found, at: number) =>
    /[a-z0-9+.-]/i.test(text.charAt(at - 1)) ? '://' : found,
  );

/** `?api_key=…` in an address, or in a form that is written as text. */
const hideParameters = (text: string): string =>
  text.replaceAll(/(^|[?&])([\w.-]{1,100})=([^&#\s"'{}]+)/g, (whole, before: string, name: string) =>
    isSecretName(name) ? `${before}${name}=` : whole,
  );

const hideSchemes = (text: string): string =>
  text.replaceAll(/\b(bearer|basic|token)(\s+)(?=[\w.~+/=-]{0,200}[\d=])[\w.~+/=-]{8,}/gi, '$1$2');

const hideTokens = (text: string): string =>
  TOKENS.reduce((rest, token) => rest.replaceAll(token, ''), text)
    .replaceAll(/\w+/g, (word) => (OF_GITHUB.test(word) ? '' : word))
    .replaceAll(/[\w.-]+/g, withoutWebTokens);

/** JSON Web Tokens (RFC 7519): three parts, of which the first two are JSON, whose `{"` is `eyJ` in base64. */
function withoutWebTokens(run: string): string {
  if (!run.includes('.eyJ')) return run;
  const parts = run.split('.');
  const kept: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const start = at + 2 < parts.length && /^eyJ[\w-]{8}/.test(parts[at + 1] ?? '') ? part.search(/\beyJ[\w-]{8}/) : -1;
    kept.push(start < 0 ? part : part.slice(0, start));
    if (start >= 0) at += 2;
  }
  return kept.join('.');
}

const OF_GITHUB = /^(?:gh[opsur]_|github_pat_)\w{16}/;

/** Prefixes that issuers chose so that leaked tokens can be found; see the lists of secret scanners. */
const TOKENS: readonly RegExp[] = [
  /\b[rs]k_(?:live|test)_\w{8,}/g,
  /\b(?:glpat-|xox[a-z]-|xapp-|sk-|shp[a-z]{2}_|npm_|pat-)[\w-]{16,}/g,
  /\bwhsec_[\w+/=]{10,}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w\s+/=]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
];
