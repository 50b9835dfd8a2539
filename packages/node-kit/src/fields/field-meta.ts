/** What a form must know of a field beyond its zod schema. Kept in the schema's metadata, so that one object is all. */
import { z } from 'zod';

/** How the form draws a field. The web has one component for each. */
export type FieldControl =
  | 'text'
  | 'multiline'
  | 'url'
  | 'secret'
  | 'number'
  | 'choice'
  | 'choices'
  | 'toggle'
  | 'json'
  | 'expression'
  | 'conditions'
  | 'provider'
  | 'credential'
  | 'workflow'
  | 'timezone'
  | 'list'
  | 'group';

/** `template`: text that may hold `{{ … }}`. `expression`: JSONata without braces. `fixed`: taken as it stands. */
export type FieldValue = 'template' | 'expression' | 'fixed';

/**
 * What is done to the values of templates, and never to what the author wrote. `url`: percent-encoding where a value stands
 * inside a web address; `markup`: `&`, `<` and `>` become entities; `path`: a backslash before `.`, `[`, `]` and `\`.
 */
export type FieldEncoding = 'url' | 'markup' | 'path';

/** One entry of a choice: `value` is stored, `label` is shown. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

/** The field is part of the form only while a field beside it holds one of these values. */
export interface ShowWhen {
  readonly field: string;
  readonly is: readonly string[];
}

/** What a node author says of any field. */
export interface FieldText {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly showWhen?: ShowWhen;
  /** Folded away until asked for. */
  readonly advanced?: boolean;
}

/** All that is stored with a zod schema about its field. Node authors use the builders of `field`, never this. */
export interface FieldMeta extends FieldText {
  readonly control: FieldControl;
  readonly value: FieldValue;
  readonly required?: boolean;
  /** A template that stands alone keeps its value's type; otherwise the field always becomes text. */
  readonly keepsType?: boolean;
  /** Left out: values are put in as they are. */
  readonly encoding?: FieldEncoding;
  /** A template that stands alone gives a list: one value counts as a list of one, nothing as an empty one. */
  readonly list?: boolean;
  readonly options?: readonly FieldOption[];
  /** Plain text in a list: how a new row is called, with the first number that is free: `Case`. */
  readonly numbered?: string;
  /** Credentials and conditions: the field beside it that holds their provider. */
  readonly of?: string;
  /** Credentials that authenticate requests: the kinds that fit, or any. */
  readonly kinds?: readonly string[] | 'any';
  /** Lists: the text of the button, `Add header`. */
  readonly addLabel?: string;
  readonly min?: number;
  readonly max?: number;
  /** Groups whose other fields depend on one choice: that choice. */
  readonly discriminator?: Discriminator;
}

/** The choice in a group that decides which other fields it has; `name` is its member in the group. */
export interface Discriminator {
  readonly name: string;
  readonly label: string;
  readonly options: readonly FieldOption[];
}

declare module 'zod' {
  interface GlobalMeta {
    field?: FieldMeta | undefined;
  }
}

/** The metadata of one schema, undefined when no builder of `field` made it. */
export const fieldMetaOf = (schema: z.core.$ZodType): FieldMeta | undefined => z.globalRegistry.get(schema)?.field;
