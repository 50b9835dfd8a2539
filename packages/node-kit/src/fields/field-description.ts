import type { FieldControl, FieldEncoding, FieldOption, FieldValue, ShowWhen } from './field-meta.js';

/** One field of a node's form: plain data, in the order of the screen. */
export interface FieldDescription {
  /** Its key in the config, or in the row or group it stands in. */
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly control: FieldControl;
  readonly value: FieldValue;
  /** Publishing without it is refused. */
  readonly required: boolean;
  /** See FieldMeta: false means that the value always becomes text. */
  readonly keepsType: boolean;
  /** See FieldMeta: a template that stands alone gives a list. */
  readonly list?: boolean | undefined;
  /** What the field holds while the config says nothing; undefined when it holds nothing. */
  readonly default: unknown;
  readonly advanced: boolean;
  readonly showWhen?: ShowWhen | undefined;
  /** How the values of templates are written. Left out: as they are. */
  readonly encoding?: FieldEncoding | undefined;
  readonly options?: readonly FieldOption[] | undefined;
  readonly numbered?: string | undefined;
  readonly addLabel?: string | undefined;
  /** Credential, conditions: the field beside it that holds its provider. */
  readonly of?: string | undefined;
  /** Credential for requests: the kinds that fit, or any. */
  readonly kinds?: readonly string[] | 'any' | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Group: its fields. List: the fields of one row. A name may occur twice, each with its own `showWhen`. */
  readonly fields?: readonly FieldDescription[] | undefined;
}

/** Whether a field is part of the form, given the values beside it. Defaults count as values. */
export function isShown(
  field: Pick<FieldDescription, 'showWhen'>,
  siblings: readonly FieldDescription[],
  values: Readonly<Record<string, unknown>>,
): boolean {
  const { showWhen } = field;
  if (!showWhen) return true;
  const current = values[showWhen.field] ?? siblings.find(({ name }) => name === showWhen.field)?.default;
  return typeof current === 'string' && showWhen.is.includes(current);
}
