/** One sentence for the person who started Hookline: what is wrong, and what to do. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return `Hookline could not start: ${String(error)}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${portOf(error)} is in use. Stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES' && 'port' in error)
    return `Port ${portOf(error)} needs more rights. Set PORT to one above 1023.`;
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${addressOf(error)}. Start it, or mend DATABASE_URL and REDIS_URL.`;
  if (code?.includes('.')) return error.message;
  return `Hookline could not start: ${error.stack ?? error.message}`;
}

const portOf = (error: object): string => ('port' in error ? String(error.port) : 'asked for');

function addressOf(error: object): string {
  if ('address' in error && 'port' in error) return `${String(error.address)}:${String(error.port)}`;
  return 'the address';
}
