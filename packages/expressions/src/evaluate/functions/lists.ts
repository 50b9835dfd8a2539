/** Functions of lists and objects whose own code copies what it has so far at every item. */
import { asList, failed, tooManyItems, type Call, type OwnFunction } from './call.js';

type Comparator = (left: unknown, right: unknown) => unknown;

export const listFunctions: Readonly<Record<string, OwnFunction>> = {
  distinct: {
    signature: '<x:x>',
    parameters: ['arr'],
    run: ({ budget }, arr) => {
      if (!Array.isArray(arr) || arr.length <= 1) return arr;
      budget.spend(budget.weigh(arr) / 20);
      const first = new Map<string, unknown>();
      for (const item of asList(arr)) {
        const text = canonical(item);
        if (!first.has(text)) first.set(text, item);
      }
      return [...first.values()];
    },
  },

  sort: {
    signature: '<af?:a>',
    parameters: ['arr', 'comparator'],
    run: (call, arr, comparator) => {
      if (!Array.isArray(arr) || arr.length <= 1) return arr;
      if (typeof comparator !== 'function') return sortNaturally(call, arr);
      return sortBy(call, arr, (left, right) => Reflect.apply(comparator, undefined, [left, right]) as unknown);
    },
  },

  spread: {
    signature: '<x-:a<o>>',
    parameters: ['arg'],
    run: ({ budget }, arg) => {
      if (typeof arg !== 'object' || arg === null) return arg;
      const { items } = budget.limits;
      const fields: object[] = [];
      const visit = (value: unknown): void => {
        if (Array.isArray(value)) for (const item of value) visit(item);
        else if (typeof value !== 'object' || value === null) fields.push(value as object);
        else for (const [key, part] of Object.entries(value)) fields.push(Object.fromEntries([[key, part]]));
        budget.spend(0.1);
        if (fields.length > items) throw tooManyItems(items);
      };
      budget.weigh(arg);
      visit(arg);
      budget.spend(fields.length / 4);
      return markSequence(fields);
    },
  },

  keys: {
    signature: '<x-:a<s>>',
    parameters: ['arg'],
    run: ({ budget }, arg) => {
      const names = new Set<string>();
      budget.weigh(arg);
      const visit = (value: unknown): void => {
        budget.spend(0.1);
        if (Array.isArray(value)) return value.forEach(visit);
        if (typeof value !== 'object' || value === null) return;
        for (const name of Object.keys(value)) names.add(name);
        if (names.size > budget.limits.items) throw tooManyItems(budget.limits.items);
      };
      visit(arg);
      return markSequence([...names]);
    },
  },

  zip: {
    signature: '<a+>',
    parameters: [],
    run: ({ budget }, ...lists) => {
      const length = Math.min(...lists.map((list) => asList(list).length));
      if (length > budget.limits.items) throw tooManyItems(budget.limits.items);
      budget.build(8 * length * (lists.length + 2));
      budget.spend((length * lists.length) / 50);
      return Array.from({ length }, (_, index) => lists.map((list) => asList(list)[index]));
    },
  },
};

/** JSONata takes such a list for what a path found: one item stands for itself. */
const markSequence = <T>(list: T[]): T[] => Object.assign(list, { sequence: true });

/** The same text for equal values, whatever the order of their keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'undefined';

function sortNaturally({ budget }: Call, values: readonly unknown[]): readonly unknown[] {
  const rounds = Math.log2(values.length);
  budget.spend((values.length * rounds) / 10 + (budget.weigh(values) * rounds) / 2_000);
  if (values.every((value) => typeof value === 'number')) return values.toSorted((a, b) => a - b);
  if (values.every((value) => typeof value === 'string'))
    return values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  throw failed('$sort needs numbers or texts, or a function that compares two items.');
}

/** A stable merge sort. The comparator answers whether its operands are to be swapped, and may be asynchronous. */
async function sortBy(call: Call, values: readonly unknown[], swaps: Comparator): Promise<readonly unknown[]> {
  if (values.length <= 1) return values;
  call.budget.spend(values.length / 50);
  const middle = values.length >> 1;
  const left = await sortBy(call, values.slice(0, middle), swaps);
  const right = await sortBy(call, values.slice(middle), swaps);
  const merged: unknown[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    call.budget.spend(0.2);
    merged.push((await swaps(left[l], right[r])) ? right[r++] : left[l++]);
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}
