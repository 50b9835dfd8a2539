/** `$parseJson`: JSON that came inside a text, as Amazon SNS, Google Pub/Sub and AI tools send it. */
import { asText, failed, type OwnFunction } from './call.js';
import { MAX_DATA_DEPTH } from '../measure.js';
import { quoteLongIntegers } from './quote-long-integers.js';

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
      return parse(json.replace(/^\uFEFF/, ''));
    },
  },
};

function parse(json: string): unknown {
  if (nests(json)) throw failed(`$parseJson: The data nests more than ${MAX_DATA_DEPTH} levels.`);
  try {
    JSON.parse(json);
  } catch {
    const shown = json.length > 40 ? `${json.slice(0, 39)}…` : json;
    throw failed(json.trim() === '' ? '$parseJson: The text is empty.' : `$parseJson: This text is not JSON: ${shown}`);
  }
  const value: unknown = JSON.parse(quoteLongIntegers(json));
  return value;
}

/** Deeper than data that a person made. Read before parsing, which calls itself at each level. */
function nests(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const char = json.charCodeAt(at);
    if (quoted && char === 0x5c) at++;
    else if (char === 0x22) quoted = !quoted;
    else if (!quoted && (char === 0x5b || char === 0x7b) && ++depth > MAX_DATA_DEPTH) return true;
    else if (!quoted && (char === 0x5d || char === 0x7d)) depth--;
  }
  return false;
}
