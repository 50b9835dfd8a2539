/** `$parseJson`: JSON that came inside a text, as Amazon SNS, Google Pub/Sub and AI tools send it. */
import { readJson, scanJson } from '@hookline/http-message/json';
import { asText, failed, type OwnFunction } from './call.js';
import { MAX_DATA_DEPTH } from '../measure.js';

export const parseFunctions: Readonly<Record<string, OwnFunction>> = {
  parseJson: {
    signature: '<s-:x>',
    parameters: ['text'],
    run: ({ budget }, text) => {
      if (text === undefined) return undefined;
      const json = asText(text);
      if (json.length > budget.limits.outputSize * 2) {
        throw failed(`$parseJson takes a text of at most ${budget.limits.outputSize * 2} characters.`);
      }
      budget.spend(json.length / 40);
      budget.build(json.length);
      return parse(json);
    },
  },
};

function parse(json: string): unknown {
  if (scanJson(json) === 'too-deep') throw failed(`$parseJson: The data nests more than ${MAX_DATA_DEPTH} levels.`);
  const value = readJson(json);
  if (value !== undefined) return value;
  const shown = json.length > 40 ? `${json.slice(0, 39)}…` : json;
  throw failed(json.trim() === '' ? '$parseJson: The text is empty.' : `$parseJson: This text is not JSON: ${shown}`);
}
