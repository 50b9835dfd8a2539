/**
 * The environment of PostgreSQL processes. Ours contains SECRET_KEY and database URLs, and anyone who runs SQL as a
 * superuser can read the server's environment.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  // Windows locates its libraries by this variable.
  const { SystemRoot } = process.env;
  return {
    ...(PATH !== undefined && { PATH }),
    ...(SystemRoot !== undefined && { SystemRoot }),
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}
