/**
 * What a column holds that this server has written itself as JSON. Nobody checks it again: its writer is typed, and a row is read far
 * more often than written.
 */
export const fromJson = <Value>(text: string): Value => JSON.parse(text) as Value;
