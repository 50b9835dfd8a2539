/** The account a request acts for. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The authenticated caller, and the credential that identified them. */
export interface Identity {
  readonly account: Account;
  readonly via: 'session' | 'api-key';
  /** SHA-256 of the session token or API key. */
  readonly tokenHash: Buffer;
}
