/**
 * What a Content-Type header says, lower case and without its parameters; empty when it says nothing. Of two in one header,
 * which is what two headers become, the first counts.
 */
export const mediaType = (contentType: string | null): string =>
  (contentType ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';

/** `application/json` and its many names: `application/vnd.x+json`, `application/x-amz-json-1.1`, `text/x-json`. */
const JSON_TYPE = /[/+.-]json(?:[.-]?\d[\d.]*)?$/;
/** Older than the suffix: https://www.w3.org/TR/CSP2/#violation-reports */
const MORE_JSON_TYPES = new Set(['application/csp-report', 'application/jsonrequest']);

export const isJsonType = (type: string): boolean => JSON_TYPE.test(type) || MORE_JSON_TYPES.has(type);

/**
 * What a body is called by a sender that has not thought about it: then it is JSON when it reads as an object or a list.
 * Amazon SNS says text/plain, PHP text/html, older APIs say a script. Nothing is guessed of any other type.
 */
const CARELESS_TYPES = new Set([
  '',
  'text/plain',
  'text/html',
  'text/javascript',
  'application/javascript',
  'application/x-javascript',
]);

export const isCarelessType = (type: string): boolean => CARELESS_TYPES.has(type);

export const isXmlType = (type: string): boolean =>
  type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml');

export const isFormType = (type: string): boolean => type === 'application/x-www-form-urlencoded';

/** Media types that are text whatever bytes they hold. */
export const isTextType = (type: string): boolean =>
  type.startsWith('text/') || isJsonType(type) || isXmlType(type) || isFormType(type);

const BINARY_KINDS = /^(?:image|audio|video|font|model)\//;
const BINARY_TYPE =
  /^application\/(?:pdf|(?:x-)?(?:zip|zip-compressed|gzip|gunzip|bzip2?|xz|zstd|tar|7z-compressed|rar-compressed|protobuf|msgpack)|vnd\.rar|vnd\.ms-excel|vnd\.ms-powerpoint|vnd\.openxmlformats-.*|vnd\.oasis\.opendocument\..*|msword|wasm|cbor|grpc)$/;

/** Media types that are binary even when their bytes look like text, so that a file always has the same shape. */
export const isBinaryType = (type: string): boolean =>
  !isXmlType(type) && (BINARY_KINDS.test(type) || BINARY_TYPE.test(type));

/** `; name=value` or `; name="a \"quoted\" value"`: RFC 9110, section 5.6.6. */
const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g;

/** No header is longer: Node's own limit for all of them together is this. */
const MAX_HEADER = 16 * 1024;

/** The parameters of a header such as `form-data; name="a"`, names in lower case. The first of a name counts. */
export function readParameters(header: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of header.slice(0, MAX_HEADER).matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(["\\])/g, '$1') ?? plain);
  }
  return parameters;
}
