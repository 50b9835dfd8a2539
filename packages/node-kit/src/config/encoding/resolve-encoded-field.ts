import {
  mapAll,
  resolveEncoded,
  resolveEncodedJson,
  toText,
  whenReady,
  type ExpressionScope,
  type MaybePromise,
  type TemplateEncoder,
} from '@hookline/expressions';
import type { FieldControl, FieldEncoding } from '../../fields/field-meta.js';
import { isRecord } from '../config-values.js';
import { encodeMarkup, encodeMarkupInJson } from './encode-markup-value.js';
import { encodePathValue } from './encode-path-value.js';
import { encodeUrlValue } from './encode-url-value.js';
import { ValueFault } from './value-fault.js';

const ENCODERS: Readonly<Record<FieldEncoding, TemplateEncoder>> = {
  url: encodeUrlValue,
  markup: encodeMarkup,
  path: encodePathValue,
};

const MAX_DEPTH = 100;

/** The value of a field whose templates are encoded. @throws ExpressionError, ValueFault (a promise rejects with it) */
export function resolveEncodedField(
  encoding: FieldEncoding,
  control: FieldControl,
  value: unknown,
  scope: ExpressionScope,
): MaybePromise<unknown> {
  if (control === 'json' && typeof value !== 'string') return resolveData(value, '', scope, 0);
  const text = toText(value);
  if (control !== 'json') return resolveEncoded(text, scope, ENCODERS[encoding]);
  return text.trim() === '' ? undefined : resolveEncodedJson(text, scope, encodeMarkupInJson);
}

/** Data whose texts hold templates. @param key the one that `value` stands under */
function resolveData(value: unknown, key: string, scope: ExpressionScope, depth: number): MaybePromise<unknown> {
  if (depth > MAX_DEPTH) throw new ValueFault('config.wrong', 'This nests too deeply.');
  if (typeof value === 'string') {
    return resolveEncoded(value, scope, (part, { before, after }) =>
      encodeMarkupInJson(part, { isQuoted: before + after !== '', key }),
    );
  }
  const inner = (part: unknown, name: string) => resolveData(part, name, scope, depth + 1);
  if (Array.isArray(value)) return mapAll(value, (part: unknown) => inner(part, key));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '__proto__');
  const resolved = mapAll(entries, ([name, part]) => inner(part, name));
  return whenReady(resolved, (values) => Object.fromEntries(entries.map(([name], index) => [name, values[index]])));
}
