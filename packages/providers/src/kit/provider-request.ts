import {
  decodeText,
  decompressBody,
  formPairs,
  isFormType,
  mediaType,
  queryPairs,
  readJson,
} from '@hookline/http-message';

/** A request as it was received. Header names are compared without case; reading happens when asked for, and once. */
export interface RawRequest {
  readonly method: string;
  /** The address the sender used, as the public knows it: scheme, host, path and query. */
  readonly url: string;
  /** Names as sent, in the order received. */
  readonly headers: readonly (readonly [string, string])[];
  /** As received: what signatures are of. */
  readonly body: Uint8Array;
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A request as a provider sees it. Nothing here throws: what cannot be read is empty or undefined. `body` is what was signed.
 */
export class ProviderRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
  private readonly headers = new Map<string, string>();
  private decompressedBody: Uint8Array | undefined;
  private parsed: { readonly value: unknown } | undefined;

  constructor({ method, url, headers, body }: RawRequest) {
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

  /** The body without its `Content-Encoding`; empty when it cannot be decompressed. */
  get decompressed(): Uint8Array {
    this.decompressedBody ??= decompress(this.body, this.header('content-encoding'));
    return this.decompressedBody;
  }

  /** The decompressed body as UTF-8; undefined when it is not. A byte order mark is kept. */
  text(): string | undefined {
    return decode(this.decompressed);
  }

  /**
   * The decompressed body as JSON, whatever its content type says; undefined when it is none, or nested beyond 200 levels. In UTF-8,
   * as JSON has to be, or in the charset that is named. A number that would lose digits is a text.
   */
  json(): unknown {
    this.parsed ??= { value: readJson(this.jsonText() ?? '') };
    return this.parsed.value;
  }

  /** The fields of a form; empty when the decompressed body is no form or no UTF-8. */
  form(): URLSearchParams {
    const isForm = isFormType(this.mediaType) && this.text() !== undefined;
    return toParams(isForm ? formPairs(this.decompressed, this.header('content-type') ?? null) : []);
  }

  private jsonText(): string | undefined {
    const [, charset] = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(this.header('content-type') ?? '') ?? [];
    const isOther = charset !== undefined && !/^utf-?8$/i.test(charset);
    return isOther ? decodeText(this.decompressed, `application/json; charset=${charset}`) : this.text();
  }
}

const NOTHING = new Uint8Array();

function decompress(body: Uint8Array, encoding: string | undefined): Uint8Array {
  const result = decompressBody(body, encoding);
  return 'error' in result ? NOTHING : result.body;
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
