import type { FunctionName } from '../evaluate/functions/function-names.js';

/** A function that expressions can call. */
export interface FunctionFacts {
  /** Without the `$`. */
  readonly name: FunctionName;
  /** How it is called: `text, separator`. */
  readonly takes: string;
  /** What it gives, in a few words. */
  readonly gives: string;
}

const facts = (name: FunctionName, takes: string, gives: string): FunctionFacts => ({ name, takes, gives });

/** The functions that people reach for, as the editor offers them: JSONata's (docs.jsonata.org) and ours. */
export const EXPRESSION_FUNCTIONS: readonly FunctionFacts[] = [
  facts('string', 'value', 'the value as text'),
  facts('number', 'text', 'the text as a number'),
  facts('boolean', 'value', 'whether it counts as true'),
  facts('length', 'text', 'how many characters'),
  facts('uppercase', 'text', 'in capitals'),
  facts('lowercase', 'text', 'in small letters'),
  facts('trim', 'text', 'without blanks around it'),
  facts('substring', 'text, start, length', 'a part of the text'),
  facts('substringBefore', 'text, mark', 'what stands before the mark'),
  facts('substringAfter', 'text, mark', 'what stands after the mark'),
  facts('contains', 'text, part', 'whether the part is in it'),
  facts('replace', 'text, part, other', 'with the part replaced'),
  facts('split', 'text, separator', 'a list of its parts'),
  facts('join', 'list, separator', 'the texts as one'),
  facts('match', 'text, /pattern/', 'what the pattern finds'),
  facts('pad', 'text, width, character', 'filled up to a width'),
  facts('formatNumber', 'number, "#,##0.00"', 'the number as people write it'),
  facts('round', 'number, digits', 'rounded'),
  facts('floor', 'number', 'rounded down'),
  facts('ceil', 'number', 'rounded up'),
  facts('abs', 'number', 'without its sign'),
  facts('sum', 'numbers', 'all added up'),
  facts('average', 'numbers', 'their mean'),
  facts('max', 'numbers', 'the largest'),
  facts('min', 'numbers', 'the smallest'),
  facts('count', 'list', 'how many items'),
  facts('append', 'list, other', 'one list behind the other'),
  facts('sort', 'list, function($a, $b)', 'in order'),
  facts('reverse', 'list', 'from back to front'),
  facts('distinct', 'list', 'each item once'),
  facts('filter', 'list, function($item)', 'the items that hold'),
  facts('map', 'list, function($item)', 'each item made anew'),
  facts('reduce', 'list, function($a, $b)', 'one value out of all'),
  facts('keys', 'object', 'the names of its fields'),
  facts('lookup', 'object, name', 'the field of that name'),
  facts('merge', 'list of objects', 'all fields in one object'),
  facts('each', 'object, function($value, $name)', 'a list of its fields'),
  facts('exists', 'value', 'whether it is there'),
  facts('type', 'value', 'what kind of value it is'),
  facts('now', '', 'the time now, as text'),
  facts('millis', '', 'the time now, in milliseconds'),
  facts('toMillis', 'time, picture, zone', 'a time as milliseconds'),
  facts('fromMillis', 'milliseconds, picture, zone', 'milliseconds as a time'),
  facts('parseJson', 'text', 'the data in a JSON text'),
  facts('parseForm', 'text', 'the fields of a form or query'),
  facts('parseXml', 'text', 'the data in an XML text'),
  facts('parseCsv', 'text, separator', 'the rows of a CSV text'),
  facts('base64encode', 'text', 'in Base64'),
  facts('base64decode', 'text', 'out of Base64'),
  facts('encodeUrlComponent', 'text', 'fit for an address'),
];
