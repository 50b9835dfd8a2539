import type { Readable } from 'node:stream';

/** Calls back for every whole line of a stream of text. */
export function readLines(stream: Readable | null, take: (line: string) => void): void {
  let begun = '';
  stream?.on('data', (text: string) => {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
