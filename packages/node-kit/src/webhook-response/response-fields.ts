/**
 * The form fields of a webhook response. `fixed` where the response is sent without a run, so without expressions. Faults of
 * typed text show in the draft, faults of an expression's value when it is resolved.
 */
import { z } from 'zod';
import type { FieldText, FieldValue } from '../fields/field-meta.js';
import { number } from '../fields/field.js';
import { headerNameFault, headerValueFault } from './response-headers.js';

interface ResponseField {
  readonly value: Exclude<FieldValue, 'expression'>;
}

/** A final status, so no 1xx. @param redirects whether 3xx is allowed */
export const responseStatus = ({ value, redirects }: ResponseField & { readonly redirects: boolean }) =>
  z
    .int()
    .min(200)
    .max(599)
    .refine((status) => redirects || status < 300 || status > 399, 'A sender of events is not sent elsewhere with 3xx.')
    .default(200)
    .meta({ field: { control: 'number', value, keepsType: true, label: 'Status', min: 200, max: 599 } });

/** Headers by name and value. */
export const responseHeaderRows = ({ value }: ResponseField) =>
  z
    .array(
      z.strictObject({
        name: checkedText(z.string().min(1), headerNameFault).meta({
          field: { control: 'text', value, required: true, label: 'Name', placeholder: 'Content-Type' },
        }),
        value: checkedText(z.string(), headerValueFault)
          .default('')
          .meta({ field: { control: 'text', value, label: 'Value' } }),
      }),
    )
    .default([])
    .meta({ field: { control: 'list', value: 'fixed', label: 'Headers', addLabel: 'Add header' } });

/** Several lines of text that are taken as they stand. */
export const plainLines = (meta: FieldText) =>
  z
    .string()
    .refine((text) => text.length <= MAX_BODY_BYTES, 'It can hold a million characters at most.')
    .default('')
    .meta({ field: { control: 'multiline', value: 'fixed', ...meta } });

/** Seconds that a sender is kept waiting. Taken as it stands: it is read before there is a run. */
export const waitSeconds = (meta: Pick<FieldText, 'help'>) =>
  number({ label: 'Wait at most (seconds)', default: 10, min: 1, max: 30, fixed: true, ...meta });

const MAX_BODY_BYTES = 1_000_000;

/** An empty text has no fault here: `required` reports it. */
const checkedText = (schema: z.ZodString, faultOf: (text: string) => string | undefined) =>
  schema.superRefine((text, context) => {
    const fault = text === '' ? undefined : faultOf(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, input: text });
  });
