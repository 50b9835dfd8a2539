/**
 * Whether a statement failed for its parameters rather than for the state of the database: retrying it, alone or with
 * others, cannot help. PostgreSQL's classes (manual, appendix A): 21 and 22 data, 23 constraints, 54 limits such as the
 * size of an index row. Without an SQLSTATE, the values could not even be serialised (a text too long for a string).
 */
export function isDataError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (SQLSTATE.test(code)) return DATA.test(code);
  return error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const DATA = /^(?:21|22|23|54)/;
