/** Functions that look for a text or a pattern in a text. */
import { ExpressionError } from '../../expression-error.js';
import type { Budget } from '../bounds/budget.js';
import { isNode, type SyntaxNode } from '../syntax/syntax-tree.js';
import { asText, failed, tooManyItems, type Call, type OwnFunction } from './call.js';

/** A search for `aa…baa…` compares each place to its end (V8's Boyer-Moore keeps 250 characters in mind): 50 ms at most. */
const MAX_COMPARISONS = 200_000_000;

interface Found {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly unknown[];
  readonly next: unknown;
}

export const searchFunctions: Readonly<Record<string, OwnFunction>> = {
  contains: {
    signature: '<s-(sf):b>',
    parameters: ['str', 'token'],
    run: async (call, text, sought) => {
      if (typeof text !== 'string' || sought === undefined) return undefined;
      if (typeof sought !== 'string') return (await findFirst(sought, text)) !== undefined;
      spendSearch(call.budget, text, sought);
      return text.includes(sought);
    },
  },

  substringBefore: cutAt((text, at) => text.slice(0, at)),
  substringAfter: cutAt((text, at, sought) => text.slice(at + sought.length)),

  split: {
    signature: '<s-(sf)n?:a<s>>',
    parameters: ['str', 'separator', 'limit'],
    run: async (call, text, separator, limit) => {
      if (typeof text !== 'string') return undefined;
      const most = readLimit('split', limit);
      const { budget } = call;
      const { items } = budget.limits;
      if (typeof separator === 'string') spendSearch(budget, text, separator);
      const pieces =
        typeof separator === 'string'
          ? text.split(separator, Math.min(Math.floor(most), items + 1))
          : await splitBy(separator, text, Math.min(most, items + 1));
      if (pieces.length > items) throw tooManyItems(items);
      budget.spend(pieces.length / 10);
      return pieces;
    },
  },

  replace: {
    signature: '<s-(sf)(sf)n?:s>',
    parameters: ['str', 'pattern', 'replacement', 'limit'],
    // oxlint-disable-next-line max-params -- a budget beside what JSONata itself passes
    run: (call, text, sought, replacement, limit) => {
      if (typeof text !== 'string') return undefined;
      if (sought === '') throw failed('$replace: The text that is looked for is empty.');
      const most = readLimit('replace', limit);
      if (typeof sought !== 'string') return replaceMatches(call, text, sought, replacement, most);
      if (typeof replacement !== 'string')
        throw failed('$replace: A text is replaced by a text. Give one, or look for a pattern.');
      spendSearch(call.budget, text, sought);
      return replaceText(call.budget, text, sought, replacement, most);
    },
  },
};

function cutAt(cut: (text: string, at: number, sought: string) => string): OwnFunction {
  return {
    signature: '<s-s:s>',
    parameters: ['str', 'chars'],
    run: ({ budget }, text, sought) => {
      if (typeof text !== 'string') return undefined;
      spendSearch(budget, text, asText(sought));
      const at = text.indexOf(asText(sought));
      return at === -1 ? text : cut(text, at, asText(sought));
    },
  };
}

function spendSearch(budget: Budget, text: string, sought: string): void {
  const comparisons = sought.length > text.length ? 0 : text.length * sought.length;
  if (comparisons > MAX_COMPARISONS) {
    const message = 'The text that is looked for is too long for a text of this length. Look for a shorter one.';
    throw new ExpressionError('expression.too-large', message);
  }
  budget.spend(text.length / 2_000 + comparisons / 20_000);
}

function readLimit(name: string, limit: unknown): number {
  if (typeof limit !== 'number') return Infinity;
  if (limit < 0) throw failed(`$${name}: The limit needs to be 0 or more.`);
  return limit;
}

// oxlint-disable-next-line max-params -- a budget beside what JSONata itself passes
function replaceText(budget: Budget, text: string, sought: string, replacement: string, most: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (let found = text.indexOf(sought); found !== -1 && pieces.length < most; found = text.indexOf(sought, at)) {
    budget.spend(0.2);
    budget.build(replacement.length);
    pieces.push(text.slice(at, found));
    at = found + sought.length;
  }
  budget.build(text.length);
  return [...pieces, text.slice(at)].join(replacement);
}

/** A pattern is a function of a text that answers the first match, and how to get the next. */
async function findFirst(pattern: unknown, ...text: readonly string[]): Promise<Found | undefined> {
  const found: unknown = typeof pattern === 'function' ? await Reflect.apply(pattern, undefined, text) : undefined;
  if (found === undefined) return undefined;
  if (!isFound(found)) throw failed('What looks for matches needs to be a pattern, such as /[0-9]+/.');
  return found;
}

const isFound = (value: unknown): value is Found & SyntaxNode =>
  isNode(value) && typeof value['match'] === 'string' && typeof value['start'] === 'number';

async function splitBy(pattern: unknown, text: string, most: number): Promise<string[]> {
  const pieces: string[] = [];
  let at = 0;
  for (let found = await findFirst(pattern, text); found && pieces.length < most; found = await findFirst(found.next)) {
    pieces.push(text.slice(at, found.start));
    at = found.end;
  }
  return pieces.length < most ? [...pieces, text.slice(at)] : pieces;
}

// oxlint-disable-next-line max-params -- a budget beside what JSONata itself passes
async function replaceMatches(
  call: Call,
  text: string,
  pattern: unknown,
  replacement: unknown,
  most: number,
): Promise<string> {
  const { budget } = call;
  const pieces: string[] = [];
  let at = 0;
  let count = 0;
  for (let found = await findFirst(pattern, text); found && count < most; found = await findFirst(found.next)) {
    const given: unknown =
      typeof replacement === 'string'
        ? fillIn(replacement, found, budget)
        : await Reflect.apply(asFunction(replacement), undefined, [found]);
    if (typeof given !== 'string') throw failed('$replace: The function that replaces a match needs to give a text.');
    budget.build(given.length);
    pieces.push(text.slice(at, found.start), given);
    at = found.start + found.match.length;
    count++;
  }
  budget.build(text.length);
  return [...pieces, text.slice(at)].join('');
}

const asFunction = (value: unknown): (() => unknown) =>
  typeof value === 'function' ? (value as () => unknown) : () => value;

/** `$$` is a dollar, `$0` the match, `$1` its first group; with ten groups or more, two digits count. */
function fillIn(replacement: string, { match, groups }: Found, budget: Budget): string {
  if (!replacement.includes('$')) return replacement;
  budget.spend(replacement.length / 50);
  const digits = groups.length === 0 ? 1 : String(groups.length).length;
  const reference = new RegExp(`\\$(?:(\\$)|(0)|(\\d{1,${digits}}))`, 'g');
  return replacement.replaceAll(reference, (_, dollar?: string, whole?: string, number = '') => {
    if (dollar !== undefined) return '$';
    const isWhole = whole !== undefined;
    const fits = number.length < 2 || Number(number) <= groups.length;
    const group = isWhole ? match : asText(groups[Number(fits ? number : number.slice(0, -1)) - 1]);
    budget.build(group.length);
    return fits ? group : group + number.slice(-1);
  });
}
