/** What came of checking a request. A refusal says in plain words what was wrong; it never tells a secret. */
export type Verification = Accepted | Refusal;

export interface Accepted {
  readonly kind: 'accepted';
}

export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  /** A sentence for the inbox, which the sender sees too. */
  readonly reason: string;
  /** Default 401. */
  readonly status?: number;
  /** Headers of the answer that some senders wait for: `www-authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The document that was too old to decide: fetch it again and ask once more. */
  readonly staleDocument?: string;
}

export type RefusalCode =
  | 'signature.missing'
  | 'signature.malformed'
  | 'signature.wrong'
  | 'timestamp.missing'
  | 'timestamp.malformed'
  | 'timestamp.too-old'
  | 'timestamp.in-future'
  | 'token.missing'
  | 'token.malformed'
  | 'token.wrong'
  | 'token.expired'
  | 'certificate.refused'
  | 'sender.unexpected'
  | 'body.malformed'
  | 'credential.unusable';

export const ACCEPTED: Accepted = Object.freeze({ kind: 'accepted' });

export const refuse = (
  code: RefusalCode,
  reason: string,
  more: Pick<Refusal, 'status' | 'headers' | 'staleDocument'> = {},
): Refusal => ({ kind: 'refused', code, reason, ...more });
