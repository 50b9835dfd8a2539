/** Text functions that replace JSONata's where those take too much time or memory on long texts. The meaning is the same. */
import { asNumber, asText, failed, type OwnFunction } from './call.js';

const SURROGATE = /[\ud800-\udfff]/;

export const textFunctions: Readonly<Record<string, OwnFunction>> = {
  length: {
    signature: '<s-:n>',
    parameters: ['str'],
    run: ({ budget }, str) => (typeof str === 'string' ? countCharacters(str, budget.spend.bind(budget)) : undefined),
  },

  substring: {
    signature: '<s-nn?:s>',
    parameters: ['str', 'start', 'length'],
    run: ({ budget }, str, start, length) => {
      if (typeof str !== 'string') return undefined;
      budget.spend(str.length / (SURROGATE.test(str) ? 50 : 4_000));
      return substring(str, asNumber(start), length === undefined ? undefined : asNumber(length));
    },
  },

  trim: {
    signature: '<s-:s>',
    parameters: ['str'],
    run: ({ budget }, str) => {
      if (typeof str !== 'string') return undefined;
      guardLength(str, 'trim', budget.limits.outputSize);
      budget.spend(str.length / 50);
      return str
        .replaceAll(/[ \t\n\r]+/g, ' ')
        .replace(/^ /, '')
        .replace(/ $/, '');
    },
  },

  pad: {
    signature: '<s-ns?:s>',
    parameters: ['str', 'width', 'char'],
    run: ({ budget }, str, width, char) => {
      if (typeof str !== 'string') return undefined;
      const wanted = Math.trunc(asNumber(width)) || 0;
      const missing = Math.abs(wanted) - countCharacters(str, budget.spend.bind(budget));
      if (missing <= 0) return str;
      budget.build(missing);
      budget.spend(missing / 500);
      const padding = repeatTo(missing, asText(char) || ' ');
      return wanted > 0 ? str + padding : padding + str;
    },
  },

  join: {
    signature: '<a<s>s?:s>',
    parameters: ['strs', 'separator'],
    run: ({ budget }, strs, separator) => {
      if (!Array.isArray(strs)) return undefined;
      const between = asText(separator);
      const size = strs.reduce((sum: number, part) => sum + asText(part).length, strs.length * between.length);
      budget.spend(strs.length / 20 + size / 2_000);
      budget.build(size);
      return strs.join(between);
    },
  },

  lowercase: changeCase((text) => text.toLowerCase()),
  uppercase: changeCase((text) => text.toUpperCase()),
};

function changeCase(change: (text: string) => string): OwnFunction {
  return {
    signature: '<s-:s>',
    parameters: ['str'],
    run: ({ budget }, str) => {
      if (typeof str !== 'string') return undefined;
      budget.spend(str.length / 500);
      return change(str);
    },
  };
}

/** Characters are code points, not halves of a surrogate pair. */
function countCharacters(text: string, spend: (units: number) => void): number {
  spend(text.length / 4_000);
  if (!SURROGATE.test(text)) return text.length;
  spend(text.length / 50);
  let count = 0;
  for (let at = 0; at < text.length; at = nextCharacter(text, at)) count++;
  return count;
}

const nextCharacter = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function substring(text: string, start: number, length: number | undefined): string {
  if (length !== undefined && length <= 0) return '';
  const size = countCharacters(text, () => undefined);
  const from = size + start < 0 ? 0 : start;
  const end = length === undefined ? undefined : from >= 0 ? from + length : size + from + length;
  if (size === text.length) return text.slice(from, end);
  const [first, last] = [placeIn(from, size), placeIn(end ?? size, size)];
  return first < last ? text.slice(offsetOf(text, first), offsetOf(text, last)) : '';
}

/** As `slice` reads its arguments. */
const placeIn = (index: number, size: number): number =>
  Math.min(size, Math.max(0, Math.trunc(index < 0 ? size + index : index) || 0));

function offsetOf(text: string, character: number): number {
  let at = 0;
  for (let count = 0; count < character; count++) at = nextCharacter(text, at);
  return at;
}

function repeatTo(size: number, filling: string): string {
  if (filling.length === 1) return filling.repeat(size);
  const characters = Array.from(filling.slice(0, 2 * size));
  const whole = Math.floor(size / characters.length);
  return characters.join('').repeat(whole) + characters.slice(0, size % characters.length).join('');
}

export function guardLength(text: string, name: string, most: number): void {
  if (text.length > most) throw failed(`$${name} takes a text of at most ${most} characters. Cut it first.`);
}
