/**
 * JSONata turns the picture of `$toMillis` into a native pattern of its own. Only pictures whose pattern is close to
 * linear pass: every part once, digits or names, no digits between the parts.
 */
import { ExpressionError } from '../../../expression-error.js';

const MAX_LENGTH = 100;
const MARKER = /^[A-Za-z](?:[0-9]{0,6}o?|Nn?|n|[0-9:]{1,5}t?)(?:,[0-9*-]{1,7})?$/;

/** @throws ExpressionError `expression.refused` */
export function guardPicture(timestamp: string, picture: string): void {
  if (timestamp.length > MAX_LENGTH || picture.length > MAX_LENGTH) refuse(picture);
  const seen = new Set<string>();
  for (const [, marker, literal] of picture.matchAll(/\[([^[\]]*)\]|([^[\]]+|[[\]])/g)) {
    if (literal !== undefined && /[0-9]/.test(literal)) refuse(picture);
    if (marker === undefined) continue;
    const text = marker.replaceAll(/\s/g, '');
    const part = text.slice(0, 1);
    if (!MARKER.test(text) || seen.has(part)) refuse(picture);
    seen.add(part);
  }
}

/**
 * For writing a date: widths are filled with zeros and literals copied, so both have an end.
 * @throws ExpressionError `expression.refused`
 */
export function guardWidths(picture: string): void {
  if (picture.length > MAX_LENGTH * 10 || /\d{3}[^[\]]*\]/.test(picture.replaceAll(/\[Y0*1/g, '[Y'))) refuse(picture);
}

function refuse(picture: string): never {
  const shown = picture.slice(0, 40);
  const message = `The date format "${shown}" cannot be read. Use each part once, as in [Y0001]-[M01]-[D01].`;
  throw new ExpressionError('expression.refused', message);
}
