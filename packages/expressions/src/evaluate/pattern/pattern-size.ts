/**
 * A guess, from above, at how many steps a pattern is once its repeats are written out: `(ab){50}` is a hundred. It is
 * read before the pattern is compiled, because compiling a long one is what takes long.
 */
export function patternSize(source: string): number {
  const groups: number[][] = [[]];
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    const group = groups.at(-1) ?? [];
    if (char === '\\') {
      at++;
      group.push(1);
    } else if (char === '[') {
      at = endOfClass(source, at);
      group.push(1);
    } else if (char === '(') groups.push([]);
    else if (char === ')' && groups.length > 1) {
      groups.pop();
      groups.at(-1)?.push(sum(group) + 2);
    } else if (char === '{') {
      const times = repeats(source, at);
      if (times !== undefined) group.push((group.pop() ?? 1) * times);
    } else group.push(1);
  }
  return sum(groups.map(sum));
}

function endOfClass(source: string, open: number): number {
  let at = open + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}

const REPEAT = /\{(\d{1,9})(?:,(\d{0,9}))?\}/y;

function repeats(source: string, at: number): number | undefined {
  REPEAT.lastIndex = at;
  const [, least, most] = REPEAT.exec(source) ?? [];
  return least === undefined ? undefined : Math.max(Number(least), Number(most ?? 0), 1);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
