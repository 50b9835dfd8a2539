import { toText } from '@hookline/expressions';

/** A value that names a field is one name, whatever dots and brackets it has (`ada@example.com`): each gets a backslash. */
export const encodePathValue = (value: unknown): string => toText(value).replace(/[.[\]\\]/g, '\\$&');
