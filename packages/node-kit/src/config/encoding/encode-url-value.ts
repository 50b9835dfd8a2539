/**
 * Values in a web address. The rule: **an address is the author's, and a value is one part of it.** What the author wrote
 * stays as it is; a value in the path, in the query or in a name and password is percent-encoded (RFC 3986 §2.1), so that
 * no `/`, `?`, `#` or `&` in it can lead elsewhere. Where a value is the address or its beginning (`{{ url }}`,
 * `{{ base }}/orders`), its host, or a whole query (`?{{ query }}`), it is more than one part, and stays as it is; so does
 * one that the author encodes himself, with `$encodeUrlComponent` or, to keep its slashes, `$encodeUrl`.
 */
import { toText, type TemplatePlace } from '@hookline/expressions';
import { wellFormed } from '../../http/well-formed.js';
import { ValueFault } from './value-fault.js';

/** @throws ValueFault `url.value-missing` or `url.value-refused`, for a value in the path that would make it another path */
export function encodeUrlValue(value: unknown, place: TemplatePlace): string {
  const { before, after, source } = place;
  const text = wellFormed(toText(value));
  if (before.trim() === '' || before.includes('#')) return text;
  const isEncoded = /\$encodeUrl(Component)?\s*\(/.test(source);
  if (before.includes('?')) return isEncoded || isWholeQuery(before, after) ? text : encodeURIComponent(text);
  const authority = /^\s*[a-z][a-z0-9+.-]*:\/\/([^/\\]*)$/i.exec(before)?.[1];
  if (authority !== undefined) return inAuthority(text, authority, after);
  const written = isEncoded ? text : encodeURIComponent(text);
  checkPathValue(value, written, place);
  return written;
}

/** `?{{ query }}`, but not `?{{ name }}={{ value }}`. */
const isWholeQuery = (before: string, after: string): boolean => /[?&]$/.test(before) && !after.startsWith('=');

/** A host, or a whole path behind one, stays; a part of a host or a name and password is encoded, which no host survives. */
function inAuthority(text: string, authority: string, after: string): string {
  const isBeforeHost = /^[^/?#\\]*@/.test(after);
  const isHost = authority === '' && /^($|[/?#:]|\{\{)/.test(after);
  if (!isBeforeHost && (isHost || /^[/?#]/.test(text))) return text;
  return encodeURIComponent(text);
}

function checkPathValue(value: unknown, written: string, { before, after, source }: TemplatePlace): void {
  const left = before.slice(before.lastIndexOf('/') + 1);
  const right = /^[^/?#]*/.exec(after)?.[0] ?? '';
  if (value === undefined || value === null || left + written + right === '') {
    throw new ValueFault(
      'url.value-missing',
      `${shown(source)} gives nothing, and without it this would be another address. Check where the value comes from.`,
    );
  }
  if (`${left}${written}${right}`.split(/[/\\]/).some(isWayUp)) {
    throw new ValueFault(
      'url.value-refused',
      `${shown(source)} gives “${shortened(written)}”, which leads to another address. Check where the value comes from.`,
    );
  }
}

/** URLs take these for a way up, encoded or not (https://url.spec.whatwg.org/#double-dot-path-segment). */
const isWayUp = (segment: string): boolean => /^(\.|%2e){1,2}$/i.test(segment);

const shown = (source: string): string => `{{ ${shortened(source)} }}`;

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
