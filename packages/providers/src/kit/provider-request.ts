import {
  decodeText,
  formPairs,
  isFormType,
  mediaType,
  queryPairs,
  readJson,
  decompressBody,
} from '@hookline/http-message';

/** A request as it was received. Header names are compared without case; reading happens when asked for, and once. */
export interface RequestParts {
  readonly method: string;
  /** The address the sender used, as the public knows it: scheme, host, path and query. */
  readonly url: string;
  /** Names as sent, in the order received. */
  readonly headers: readonly (readonly [string, string])[];
  /** As received: what signatures are of. */
  readonly body: Uint8Array;
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ProviderRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
  private readonly headers = new Map<string, string>();
  private unpackedBody: Uint8Array | undefined;
  private parsed: { readonly value: unknown } | undefined;

  constructor({ method, url, headers, body }: RequestParts) {
    this.method = method;
    this.url = url;
    this.body = body;
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      const before = this.headers.get(key);
      this.headers.set(key, before === undefined ? value : `${before}, ${value}`);
    }
  }

  /** Several values of one name are joined by `, `. */
  header(name: string): string | undefined {
    return this.headers.get(name.toLowerCase());
  }

  /** Each name once, in lower case. */
  get headerNames(): readonly string[] {
    return [...this.headers.keys()];
  }

  /** `application/json`, without parameters and in lower case; empty when there is none. */
  get mediaType(): string {
    return mediaType(this.header('content-type') ?? null);
  }

  /** Names and values decoded as a form's: `+` is a space. */
  get query(): URLSearchParams {
    const start = this.url.indexOf('?');
    return toParams(queryPairs(start < 0 ? '' : this.url.slice(start + 1)));
  }

  /** The body before it was packed for the way (`Content-Encoding`); empty when it cannot be unpacked. */
  get unpacked(): Uint8Array {
    this.unpackedBody ??= unpack(this.body, this.header('content-encoding'));
    return this.unpackedBody;
  }

  /** The unpacked body as UTF-8; undefined when it is not. A byte order mark is kept. */
  text(): string | undefined {
    return decode(this.unpacked);
  }

  /**
   * The unpacked body as JSON, whatever its content type says; undefined when it is none, or nested beyond reason. In UTF-8,
   * as JSON has to be, or in the charset that is named. A number that would lose digits is a text.
   */
  json(): unknown {
    this.parsed ??= { value: readJson(this.jsonText() ?? '') };
    return this.parsed.value;
  }

  /** The unpacked body's fields when it is a form, and nothing in it is bare bytes that are no UTF-8. */
  form(): URLSearchParams {
    const isForm = isFormType(this.mediaType) && this.text() !== undefined;
    return toParams(isForm ? formPairs(this.unpacked, this.header('content-type') ?? null) : []);
  }

  private jsonText(): string | undefined {
    const [, charset] = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(this.header('content-type') ?? '') ?? [];
    const isOther = charset !== undefined && !/^utf-?8$/i.test(charset);
    return isOther ? decodeText(this.unpacked, `application/json; charset=${charset}`) : this.text();
  }
}

const NOTHING = new Uint8Array();

function unpack(body: Uint8Array, encoding: string | undefined): Uint8Array {
  const unpacked = decompressBody(body, encoding);
  return 'error' in unpacked ? NOTHING : unpacked.body;
}

const toParams = (pairs: readonly (readonly [string, string])[]): URLSearchParams =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value]));

function decode(body: Uint8Array): string | undefined {
  try {
    return STRICT_UTF8.decode(body);
  } catch {
    return undefined;
  }
}
