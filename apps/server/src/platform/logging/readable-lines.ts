import type { DestinationStream } from 'pino';

/** Formats each JSON line of the log as `12:03:07 warn  message  {"more":1}`, with an error's stack below it. */
export const readableLines = (sink: DestinationStream): DestinationStream => ({
  write: (line) => sink.write(`${readable(line)}\n`),
});

function readable(line: string): string {
  const { level, time, msg, context, err, ...rest }: Record<string, unknown> = JSON.parse(line);
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const parts = [clock, String(level).padEnd(5)];
  if (typeof context === 'string') parts.push(`[${context}]`);
  if (typeof msg === 'string') parts.push(msg);
  if (Object.keys(rest).length > 0) parts.push(JSON.stringify(rest));
  return [parts.join(' '), ...stackOf(err)].join('\n');
}

function stackOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return [];
  return [String(error.stack)];
}
