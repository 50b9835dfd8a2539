/** Gives every template and expression of a config its value, field by field as the definition says. */
import {
  ExpressionError,
  evaluate,
  isPromise,
  mapAll,
  parseTemplate,
  resolveConditions,
  resolveDeep,
  resolveJsonText,
  resolveList,
  resolveTemplate,
  resolveTypedTemplate,
  toText,
  whenReady,
  wholeExpression,
  type ExpressionScope,
  type MaybePromise,
} from '@hookline/expressions';
import type { NodeDefinition } from '../definition/define-node.js';
import { isWorthAnotherTry } from '../errors/is-worth-another-try.js';
import { NodeError } from '../errors/node-error.js';
import { isShown } from '../fields/field-description.js';
import { readFields, type ConfigField } from '../fields/read-fields.js';
import { isBlank, isRecord } from './config-values.js';
import { resolveEncodedField } from './encoding/resolve-encoded-field.js';
import { ValueFault } from './encoding/value-fault.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Comes back at once when every expression is a plain path, which most are. Fields that are not shown stay as they are.
 * @throws NodeError with the expression's code, or `config.wrong` when a required field is empty; `details.field` names
 * the field (a promise rejects with it)
 * @example
 * ```ts
 * import { field } from '@hookline/node-kit';
 * import { z } from 'zod';
 *
 * const config = z.object({ to: field.text({ label: 'To' }) });
 * resolveConfig({ config }, { to: 'Hi {{ input.name }}' }, { input: { name: 'Ada' } }); // => { to: 'Hi Ada' }
 * ```
 */
export const resolveConfig = (
  definition: Pick<NodeDefinition, 'config'>,
  config: unknown,
  scope: ExpressionScope,
): MaybePromise<Values> => resolveFields(readFields(definition.config), isRecord(config) ? config : {}, scope, '');

function resolveFields(
  fields: readonly ConfigField[],
  values: Values,
  scope: ExpressionScope,
  above: string,
): MaybePromise<Values> {
  const shown = fields.filter((field) => isShown(field, fields, values));
  const resolved = mapAll(shown, (field) => resolveField(field, values[field.name], scope, above + field.name));
  return whenReady(resolved, (results) => {
    const filled: Record<string, unknown> = { ...values };
    shown.forEach(({ name }, index) => {
      // What resolves to nothing is left out; its template must not reach the executor.
      if (results[index] !== undefined) filled[name] = results[index];
      else if (name in filled) delete filled[name];
    });
    return filled;
  });
}

function resolveField(field: ConfigField, value: unknown, scope: ExpressionScope, path: string): MaybePromise<unknown> {
  const { fields } = field;
  if (fields && field.control === 'group')
    return isRecord(value) ? resolveFields(fields, value, scope, `${path}.`) : value;
  if (fields) return Array.isArray(value) ? resolveRows(fields, value, scope, path) : value;
  if (isEmptyField(field, value, path)) throw emptyField(field, path);
  try {
    const resolved = resolveValue(field, value, scope);
    return isPromise(resolved) ? resolved.catch((error: unknown) => rethrow(error, field, path)) : resolved;
  } catch (error) {
    return rethrow(error, field, path);
  }
}

const resolveRows = (fields: readonly ConfigField[], rows: readonly unknown[], scope: ExpressionScope, path: string) =>
  mapAll(rows, (row, index): MaybePromise<unknown> =>
    isRecord(row) ? resolveFields(fields, row, scope, `${path}.${index}.`) : row,
  );

function resolveValue(field: ConfigField, value: unknown, scope: ExpressionScope): MaybePromise<unknown> {
  if (isUnset(field, value)) return undefined;
  if (field.value === 'fixed') return value;
  if (field.value === 'expression') return typeof value === 'string' ? evaluate(value, scope) : value;
  if (field.control === 'conditions')
    return isRecord(value) ? resolveConditions(value, scope) : resolveDeep(value, scope);
  if (field.list && typeof value === 'string' && isWholeTemplate(value)) return resolveList(value, scope);
  if (field.encoding !== undefined) return resolveEncodedField(field.encoding, field.control, value, scope);
  if (typeof value !== 'string') return resolveDeep(value, scope);
  if (field.control === 'json') return value.trim() === '' ? undefined : resolveJsonText(value, scope);
  if (!field.keepsType) return whenReady(resolveTemplate(value, scope), toText);
  const resolved = resolveTypedTemplate(value, scope);
  return field.control === 'number' ? whenReady(resolved, asNumber) : resolved;
}

const isWholeTemplate = (text: string): boolean => wholeExpression(parseTemplate(text.trim())) !== undefined;

/** A cleared number or choice means its default. */
const isUnset = (field: ConfigField, value: unknown): boolean =>
  value === undefined ||
  (value === null && !field.keepsType) ||
  (field.control === 'number' && (value === '' || value === null));

const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;

/** Without conditions a step runs: nothing stands against it. */
const isEmptyField = (field: ConfigField, value: unknown, path: string): boolean =>
  field.required && field.control !== 'conditions' && isBlank({ field, path, value });

const emptyField = (field: ConfigField, path: string): NodeError =>
  new NodeError({ code: 'config.wrong', message: `${field.label}: Fill it in.`, details: { field: path } });

function rethrow(error: unknown, field: ConfigField, path: string): never {
  if (error instanceof ValueFault) {
    const message = `${field.label}: ${error.message}`;
    throw new NodeError({ code: error.code, message, details: { field: path }, cause: error });
  }
  if (!(error instanceof ExpressionError)) throw error;
  throw new NodeError({
    code: error.code,
    message: `${field.label}: ${error.message}`,
    retryable: isWorthAnotherTry(error),
    details: { field: path, ...(error.position !== undefined && { position: error.position }) },
    cause: error,
  });
}
