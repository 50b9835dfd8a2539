import { XmlError, parseXml as readXml } from '@hookline/http-message/xml';
import { failed } from '../call.js';

/** XML that came inside a text: attributes as `@name`, text beside them as `#text`, a list where a tag repeats. */
export function parseXml(text: string): unknown {
  if (text.trim() === '') throw failed('$parseXml: The text is empty.');
  try {
    return readXml(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw error instanceof XmlError ? failed(`$parseXml: ${explain(error, text)}`) : error;
  }
}

const explain = ({ kind, message }: XmlError, text: string): string =>
  kind === 'refused' ? message : `This text is not XML: ${short(text, 40)} (${short(message, 80).replace(/\.$/, '')})`;

const short = (text: string, most: number): string =>
  (text.length > most ? `${text.slice(0, most - 1)}…` : text).replaceAll(/\p{Surrogate}/gu, '\ufffd');
