export interface ServerAddress {
  readonly port: number;
}

export interface DatabaseAddress extends ServerAddress {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The connection URL of a database in the embedded server. */
export const databaseUrl = ({ user, password, port, database }: DatabaseAddress): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
