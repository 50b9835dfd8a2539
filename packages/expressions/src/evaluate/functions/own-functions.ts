/** The functions that we implement, and those of JSONata whose arguments we check first. */
import { base64Functions } from './base64.js';
import { asText, failed, type Call, type OwnFunction } from './call.js';
import type { FunctionName } from './function-names.js';
import { jsonataFunctions } from './jsonata-functions.js';
import { listFunctions } from './lists.js';
import { parseFunctions } from './parse/parse-functions.js';
import { searchFunctions } from './search.js';
import { guardLength, textFunctions } from './texts.js';
import { dateFunctions } from './time/dates.js';

const MAX_MESSAGE = 1_000;
const MAX_PICTURE = 200;
const MAX_INTEGER = 1e15;
/** JSONata writes one M for each thousand, and calls itself for each. */
const MAX_ROMAN = 1e6;
const ROMAN = /^[iI](?:;[^;]*)?$/;

/** Calls JSONata's function of that name. */
const original = (
  name: FunctionName,
  call: Pick<Call, 'focus'> | undefined,
  ...values: readonly unknown[]
): unknown => {
  const known = jsonataFunctions.get(name);
  return known && Reflect.apply(known.implementation, call?.focus, values);
};

/** Checks the arguments, then calls JSONata's function. */
function checked(name: FunctionName, check: (call: Call, ...values: readonly unknown[]) => void): OwnFunction {
  const { signature, parameters } = jsonataFunctions.get(name) ?? { signature: { definition: '' }, parameters: [] };
  return {
    signature: signature.definition,
    parameters,
    run: (call, ...values) => {
      check(call, ...values);
      return original(name, call, ...values);
    },
  };
}

/** A function whose cost grows with the JSON of its first argument. */
const weighed = (name: FunctionName, perUnit: number): OwnFunction =>
  checked(name, ({ budget }, value) => {
    if (typeof value === 'object' && value !== null) budget.spend(budget.weigh(value) / perUnit);
  });

const shortPicture = (name: FunctionName): OwnFunction =>
  checked(name, (_, value, picture) => {
    guardLength(asText(picture), name, MAX_PICTURE);
    guardLength(asText(value), name, MAX_MESSAGE);
    if (typeof value === 'number' && name === 'formatInteger') guardInteger(value, asText(picture));
  });

function guardInteger(value: number, picture: string): void {
  if (ROMAN.test(picture) && Math.abs(value) > MAX_ROMAN) {
    throw failed(`${value} is too large for roman numerals: $formatInteger writes them up to ${MAX_ROMAN}.`);
  }
  if (Math.abs(value) > MAX_INTEGER) throw failed(`$formatInteger writes numbers up to ${MAX_INTEGER}.`);
}

const codedUrl = (name: FunctionName): OwnFunction => ({
  signature: '<s-:s>',
  parameters: ['str'],
  run: (call, str) => {
    if (str === undefined) return undefined;
    guardLength(asText(str), name, call.budget.limits.outputSize);
    call.budget.spend(asText(str).length / 40);
    try {
      return CODERS[name]?.(asText(str));
    } catch {
      throw failed(`$${name}: "${asText(str).slice(0, 40)}" holds characters that cannot be read.`);
    }
  },
});

const CODERS: Readonly<Partial<Record<FunctionName, (text: string) => string>>> = {
  encodeUrlComponent: encodeURIComponent,
  encodeUrl: encodeURI,
  decodeUrlComponent: decodeURIComponent,
  decodeUrl: decodeURI,
};

const message = (text: unknown, standard: string): Error =>
  failed(typeof text === 'string' && text !== '' ? text.slice(0, MAX_MESSAGE) : standard);

const functions: Readonly<Record<string, OwnFunction>> = {
  ...textFunctions,
  ...searchFunctions,
  ...listFunctions,
  ...base64Functions,
  ...parseFunctions,
  ...dateFunctions(
    (millis, picture, offset) => original('fromMillis', undefined, millis, picture, offset),
    (call, text, picture) => original('toMillis', call, text, picture),
  ),
  string: weighed('string', 20),
  clone: weighed('clone', 10),
  merge: weighed('merge', 50),
  lookup: checked('lookup', ({ budget }, value) => {
    if (Array.isArray(value)) budget.spend(budget.weigh(value) / 50);
  }),
  boolean: weighed('boolean', 100),
  not: weighed('not', 100),
  append: checked('append', ({ budget }, first, second) => {
    const length = (Array.isArray(first) ? first.length : 1) + (Array.isArray(second) ? second.length : 1);
    budget.spend(length / 200);
  }),
  formatNumber: {
    ...shortPicture('formatNumber'),
    run: (call, value, picture, options) => {
      guardLength(asText(picture), 'formatNumber', MAX_PICTURE);
      guardLength(JSON.stringify(options ?? ''), 'formatNumber', MAX_MESSAGE);
      call.budget.spend(20);
      return original('formatNumber', call, value, picture, options);
    },
  },
  formatInteger: shortPicture('formatInteger'),
  parseInteger: checked('parseInteger', (_, value, picture) => {
    guardLength(asText(value), 'parseInteger', MAX_MESSAGE);
    guardLength(asText(picture), 'parseInteger', MAX_PICTURE);
  }),
  number: checked('number', (_, value) => guardLength(asText(value), 'number', MAX_MESSAGE)),
  encodeUrlComponent: codedUrl('encodeUrlComponent'),
  encodeUrl: codedUrl('encodeUrl'),
  decodeUrlComponent: codedUrl('decodeUrlComponent'),
  decodeUrl: codedUrl('decodeUrl'),
  error: {
    signature: '<s?:x>',
    parameters: ['message'],
    run: (_, text) => {
      throw message(text, '$error() was called.');
    },
  },
  assert: {
    signature: '<bs?:x>',
    parameters: ['condition', 'message'],
    run: (_, condition, text) => {
      if (condition !== true) throw message(text, '$assert() does not hold.');
      return undefined;
    },
  },
};

export const ownFunctions: ReadonlyMap<string, OwnFunction> = new Map(Object.entries(functions));
