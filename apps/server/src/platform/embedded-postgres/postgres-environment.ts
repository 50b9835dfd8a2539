/**
 * What a PostgreSQL process gets to know of our environment. Ours holds SECRET_KEY and the addresses of databases, and
 * whoever may run SQL as a superuser may read the environment of the server.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  // Windows finds its own libraries by this one.
  const { SystemRoot } = process.env;
  return {
    ...(PATH !== undefined && { PATH }),
    ...(SystemRoot !== undefined && { SystemRoot }),
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}
