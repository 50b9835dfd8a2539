import { isRecord } from '../config/config-values.js';
import type { NodeDefinition } from '../definition/define-node.js';
import { readFields, type ConfigField } from '../fields/read-fields.js';
import { isSecretName } from './secret-name.js';
import { holdsLiteral, withoutSecrets } from './secret-texts.js';

/** Where something was left out. */
export interface SecretPlace {
  /** Dotted path in the config: `headers.0.value`. */
  readonly field: string;
  /** The field's label, or the name of its row (`authorization`). */
  readonly label: string;
}

/** A config without secrets, and the places that held one. */
export interface StrippedConfig {
  readonly config: Readonly<Record<string, unknown>>;
  readonly withheld: readonly SecretPlace[];
}

/**
 * A config as it may leave the instance: on a clipboard, in a file. Left out are secret fields and credentials (by the
 * schema), what stands beside a name such as `x-api-key`, and tokens in any text (by their looks). Expressions stay.
 * Fields that the form does not show at the moment are looked at too.
 * @param definition undefined for a node type that is not known: then names and looks decide
 */
export function stripSecrets(
  definition: Pick<NodeDefinition, 'config'> | undefined,
  config: Readonly<Record<string, unknown>>,
): StrippedConfig {
  const withheld: SecretPlace[] = [];
  const fields = definition ? readFields(definition.config) : [];
  return { config: stripMembers(config, { path: '', label: '', fields, secret: false }, withheld), withheld };
}

interface Place extends SecretPlaceOf {
  /** The fields of what stands here, when the schema knows them. */
  readonly fields: readonly ConfigField[];
  readonly secret: boolean;
}

interface SecretPlaceOf {
  readonly path: string;
  readonly label: string;
}

function strip(value: unknown, at: Place, withheld: SecretPlace[]): unknown {
  if (Array.isArray(value)) {
    return value.map((entry, place) => strip(entry, { ...at, path: `${at.path}.${place}` }, withheld));
  }
  if (isRecord(value)) return stripMembers(value, at, withheld);
  const kept = keep(value, at.secret);
  if (kept !== value) withheld.push({ field: at.path, label: at.label });
  return kept;
}

function stripMembers(
  value: Readonly<Record<string, unknown>>,
  at: Place,
  withheld: SecretPlace[],
): Readonly<Record<string, unknown>> {
  const name = nameOfRow(value);
  const entries = Object.entries(value).map(([key, inner]) => {
    const place = memberPlace(key, at, key === 'value' ? name : undefined);
    return [key, strip(inner, place, withheld)];
  });
  return Object.fromEntries(entries);
}

function memberPlace(key: string, at: Place, rowName: string | undefined): Place {
  const fields = at.fields.filter((field) => field.name === key);
  const secret =
    at.secret || fields.some(({ control }) => SECRET_CONTROLS.has(control)) || isSecretName(rowName ?? key);
  return {
    path: at.path === '' ? key : `${at.path}.${key}`,
    label: rowName || (fields[0]?.label ?? (at.label || key)),
    fields: fields.flatMap((field) => field.fields ?? []),
    secret,
  };
}

const SECRET_CONTROLS: ReadonlySet<ConfigField['control']> = new Set(['secret', 'credential']);

/** Rows of names and values: headers, query and form fields, cookies. */
function nameOfRow({ name, key, value }: Readonly<Record<string, unknown>>): string | undefined {
  const found = [name, key].find((text): text is string => typeof text === 'string');
  return value === undefined ? undefined : found;
}

function keep(value: unknown, secret: boolean): unknown {
  if (typeof value === 'number') return secret ? '' : value;
  if (typeof value !== 'string') return value;
  return secret && holdsLiteral(value) ? '' : withoutSecrets(value);
}
