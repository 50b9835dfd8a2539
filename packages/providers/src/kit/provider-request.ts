import { isTooDeep } from './is-too-deep.js';

/** A request as it was received. Header names are compared without case; parsing happens when asked for, and once. */
export interface RequestParts {
  readonly method: string;
  /** The address the sender used, as the public knows it: scheme, host, path and query. */
  readonly url: string;
  /** Names as sent, in the order received. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ProviderRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
  private readonly headers = new Map<string, string>();
  private parsed: { readonly value: unknown } | undefined;
  private decoded: { readonly text: string | undefined } | undefined;

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
    return (this.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  }

  /** Names and values decoded as a form's: `+` is a space. */
  get query(): URLSearchParams {
    const start = this.url.indexOf('?');
    return new URLSearchParams(start < 0 ? '' : this.url.slice(start + 1));
  }

  /** The body as UTF-8; undefined when it is not. A byte order mark is kept. */
  text(): string | undefined {
    this.decoded ??= { text: decode(this.body) };
    return this.decoded.text;
  }

  /** The body as JSON, whatever its content type says; undefined when it is none, or nested beyond reason. */
  json(): unknown {
    this.parsed ??= { value: parse(this.text()) };
    return this.parsed.value;
  }

  /** The body's fields when it is a form. */
  form(): URLSearchParams {
    return new URLSearchParams(this.mediaType === 'application/x-www-form-urlencoded' ? this.text() : '');
  }
}

function decode(body: Uint8Array): string | undefined {
  try {
    return STRICT_UTF8.decode(body);
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): unknown {
  if (text === undefined || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
