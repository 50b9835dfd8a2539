/**
 * The fields of a form, as a route of Mailgun posts an e-mail: `multipart/form-data` when it has attachments, else
 * URL-encoded. Files are left out, long fields are cut. The first of several fields with one name counts.
 */
import type { ProviderRequest } from '../kit/provider-request.js';

const MOST_PARTS = 1000;
const LONGEST = 4096;

export function formFields(request: ProviderRequest): ReadonlyMap<string, string> {
  const known = fieldsOf.get(request) ?? readFields(request);
  fieldsOf.set(request, known);
  return known;
}

/** Asked for several times while a request is looked at. */
const fieldsOf = new WeakMap<ProviderRequest, ReadonlyMap<string, string>>();

function readFields(request: ProviderRequest): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const pairs = request.mediaType === 'multipart/form-data' ? multipartFields(request) : request.form();
  for (const [name, value] of pairs) if (!fields.has(name)) fields.set(name, value);
  return fields;
}

/** RFC 7578: parts between `--boundary` lines, each with headers, an empty line and its content. */
function* multipartFields(request: ProviderRequest): Generator<readonly [string, string]> {
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(request.header('content-type') ?? '');
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined) return;
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  let start = body.indexOf(`--${delimiter}`);
  for (let part = 0; part < MOST_PARTS && start >= 0; part++) {
    const end = body.indexOf(`\r\n--${delimiter}`, start);
    if (end < 0) return;
    const headersEnd = body.subarray(start, end + 2).indexOf('\r\n\r\n');
    if (headersEnd >= 0 && headersEnd <= LONGEST) {
      const name = fieldName(body.toString('utf8', start, start + headersEnd));
      const content = start + headersEnd + 4;
      if (name !== undefined) yield [name, body.toString('utf8', content, Math.min(end, content + LONGEST))];
    }
    start = end + 2;
  }
}

/** Of a field; undefined for a file. */
function fieldName(headers: string): string | undefined {
  const disposition = /^content-disposition:.*$/im.exec(headers)?.[0] ?? '';
  return /;\s*filename/i.test(disposition) ? undefined : /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
}
