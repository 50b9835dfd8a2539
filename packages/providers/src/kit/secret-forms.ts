/** The ways in which a secret can stand in a header or an address: as it is, with its scheme, or encoded. */
export interface SecretForms {
  /** A text that is one of these is nothing but the secret. */
  readonly whole: ReadonlySet<string>;
  /** A longer text that holds one of these holds the secret. */
  readonly parts: readonly string[];
  /** The same for encodings in which the characters beside them are of the secret too, up to the end of the run. */
  readonly encoded: readonly string[];
}

/** A shorter secret may be part of a harmless word, and counts only when it is all there is. */
const MIN_LENGTH = 8;

export function secretForms(secrets: readonly string[]): SecretForms {
  const all = [...new Set(secrets.flatMap(asSent))];
  const telling = all.filter((secret) => secret.length >= MIN_LENGTH);
  return {
    whole: new Set(all),
    parts: [...new Set(telling.flatMap((secret) => [secret, encodeURIComponent(Buffer.from(secret).toString())]))],
    encoded: [...new Set(telling.flatMap(encodings))].filter((text) => text.length >= MIN_LENGTH),
  };
}

/** A bearer token is entered with its scheme or without. */
const asSent = (secret: string): string[] => [secret, secret.replace(/^bearer +/i, '')];

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
  const hex = bytes.toString('hex');
  return [...base64, ...base64.map(urlSafe), hex, hex.toUpperCase()];
}

/** What base64 always has of these bytes, whatever stands behind them and however many (modulo 3) before them. */
function base64Within(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/={1,2}$/, '');
  const isShared = (before + bytes.length) % 3 !== 0;
  return text.slice(before === 0 ? 0 : before + 1, isShared ? -1 : undefined);
}

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');
