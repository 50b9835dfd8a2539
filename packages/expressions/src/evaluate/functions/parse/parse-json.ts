import { readJson, scanJson } from '@hookline/http-message/json';
import { MAX_DATA_DEPTH } from '../../bounds/measure.js';
import { failed } from '../call.js';

/** JSON that came inside a text, as Amazon SNS, Google Pub/Sub and AI tools send it. */
export function parseJson(json: string): unknown {
  if (scanJson(json) === 'too-deep') throw failed(`$parseJson: The data nests more than ${MAX_DATA_DEPTH} levels.`);
  const value = readJson(json);
  if (value !== undefined) return value;
  const shown = json.length > 40 ? `${json.slice(0, 39)}…` : json;
  throw failed(json.trim() === '' ? '$parseJson: The text is empty.' : `$parseJson: This text is not JSON: ${shown}`);
}
