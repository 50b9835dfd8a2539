import type { ConfigIssue } from '@hookline/domain';
import { ExpressionError, parseJsonText, referencesOf } from '@hookline/expressions';
import { z } from 'zod';
import type { NodeDefinition } from '../definition/define-node.js';
import { readFields } from '../fields/read-fields.js';
import { conditionFault } from './condition-fault.js';
import { conditionIssues } from './condition-issues.js';
import { configValues, isBlank, isRecord, type ConfigValue } from './config-values.js';
import { firstReason } from './issue-reason.js';
import { labelOf } from './label-of.js';
import { expressionsIn, templatesIn } from './names/texts-of.js';
import { unknownKey } from './parse-config.js';

/** Checks a draft's config. What holds a template cannot be known yet, so only its expressions are checked. */
export function checkConfig(definition: NodeDefinition, config: unknown): readonly ConfigIssue[] {
  if (!isRecord(config))
    return [{ field: '', code: 'field.wrong', message: 'The settings need to be a group of fields.' }];
  const fields = readFields(definition.config);
  const label = (path: string): string => labelOf(fields, path.split('.'));
  const unknown = unknownKey(definition.config, config);
  const unknownIssue: ConfigIssue | undefined =
    unknown === undefined
      ? undefined
      : { field: unknown, code: 'field.wrong', message: `${unknown} is no field of ${definition.title}. Remove it.` };
  const issues = configValues(fields, config).flatMap((entry) => checkEntry(entry, label(entry.path)));
  const faults = (definition.check?.(config) ?? [])
    .filter(({ field }) => !issues.some((issue) => issue.field === field))
    .map(({ field, message }): ConfigIssue => ({ field, code: 'field.wrong', message: `${label(field)}: ${message}` }));
  return [...(unknownIssue ? [unknownIssue] : []), ...issues, ...faults];
}

function checkEntry(entry: ConfigValue, label: string): readonly ConfigIssue[] {
  const issue = checkValue(entry, label);
  if (issue) return [issue];
  return entry.field.control === 'conditions' ? conditionIssues(entry.value, entry.path) : [];
}

function checkValue(entry: ConfigValue, label: string): ConfigIssue | undefined {
  const { field, path, value } = entry;
  if (isBlank(entry)) {
    return field.required ? { field: path, code: 'field.missing', message: blankMessage(entry, label) } : undefined;
  }
  if (value === undefined) return undefined;
  const syntax = checkSyntax(entry, label);
  if (syntax) return syntax;
  // The shape of conditions is known before their operands are.
  if (field.control !== 'conditions' && templatesIn(entry).length > 0) return undefined;
  if (field.fields) return checkShape(entry, label);
  const reason = field.control === 'json' && typeof value === 'string' ? jsonReason(value) : schemaReason(entry);
  return reason === undefined ? undefined : { field: path, code: 'field.wrong', message: `${label}: ${reason}` };
}

function blankMessage({ field }: ConfigValue, label: string): string {
  if (field.control === 'conditions') return 'Add at least one condition.';
  return `${label} is empty. ${field.control === 'workflow' ? 'Choose one.' : 'Fill it in.'}`;
}

function checkSyntax(entry: ConfigValue, label: string): ConfigIssue | undefined {
  try {
    for (const { text } of expressionsIn(entry)) referencesOf(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { field: entry.path, code: 'expression.syntax', message: `${label}: ${error.message}` };
  }
}

/** A list or a group: what is inside was checked field by field, so only its own shape is left. */
function checkShape({ field, path, value }: ConfigValue, label: string): ConfigIssue | undefined {
  const fits = field.control === 'list' ? Array.isArray(value) && value.every(isRecord) : isRecord(value);
  if (!fits)
    return {
      field: path,
      code: 'field.wrong',
      message: `${label}: It needs to be ${field.control === 'list' ? 'a list of rows' : 'a group of fields'}.`,
    };
  const names = field.fields?.map(({ name }) => name) ?? [];
  const rows = Array.isArray(value) ? value : [value];
  const unknown = rows.flatMap((row) => (isRecord(row) ? Object.keys(row) : [])).find((key) => !names.includes(key));
  if (unknown === undefined) return undefined;
  return { field: path, code: 'field.wrong', message: `${label}: It has no field named ${unknown}.` };
}

function schemaReason({ field, value }: ConfigValue): string | undefined {
  const result = z.safeParse(field.schema, value, { reportInput: true });
  if (result.success) return undefined;
  return (field.control === 'conditions' ? conditionFault(value) : undefined) ?? firstReason(result.error.issues);
}

function jsonReason(text: string): string | undefined {
  try {
    parseJsonText(text);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
