/**
 * One sentence for the person who started Hookline, or a command of it: what is wrong, and what to do.
 * @param failed what nobody foresaw begins with
 */
export function startFailure(error: unknown, failed = 'Hookline could not start'): string {
  if (!(error instanceof Error)) return `${failed}: ${String(error)}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${portOf(error)} is in use. Stop what uses it, or set ${portSettingOf(error)} to another one.`;
  if (code === 'EACCES' && 'port' in error)
    return `Port ${portOf(error)} needs more rights. Set ${portSettingOf(error)} to one above 1023.`;
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${addressOf(error)}. Start it, or mend DATABASE_URL and REDIS_URL.`;
  const refusal = code === undefined ? undefined : databaseRefusal(code, error.message);
  if (refusal !== undefined) return refusal;
  if (code?.includes('.')) return error.message;
  return `${failed}: ${error.stack ?? error.message}`;
}

const portSettingOf = (error: object): string => ('setting' in error ? String(error.setting) : 'PORT');

const portOf = (error: object): string => ('port' in error ? String(error.port) : 'asked for');

function addressOf(error: object): string {
  if ('address' in error && 'port' in error) return `${String(error.address)}:${String(error.port)}`;
  return 'the address';
}

/** PostgreSQL's refusals that are caused by the connection URL (manual, appendix A). */
function databaseRefusal(code: string, said: string): string | undefined {
  switch (code) {
    case '3D000':
      return `PostgreSQL answers, and says: ${said}. Make that database, or mend its name at the end of DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `PostgreSQL refuses the login, and says: ${said}. Mend the user and password in DATABASE_URL.`;
    case '42501':
      return `PostgreSQL does not let this user work, and says: ${said}. Make the user of DATABASE_URL the owner of its database.`;
    case '53300':
      return `PostgreSQL has no connection left, and says: ${said}. Raise its max_connections, or stop what uses it.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no such host: ${said}. Mend DATABASE_URL and REDIS_URL.`;
    default:
      return undefined;
  }
}
