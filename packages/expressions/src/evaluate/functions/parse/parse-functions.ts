/** Functions that read the data in a text: what senders put into a field of their own event as JSON, XML, CSV or a form. */
import { MAX_XML_CHARACTERS } from '@hookline/http-message/xml';
import { asText, failed, type Call, type OwnFunction } from '../call.js';
import { parseCsv } from './parse-csv.js';
import { parseForm } from './parse-form.js';
import { parseJson } from './parse-json.js';
import { parseXml } from './parse-xml.js';

type Parse = (text: string, call: Call, option: unknown) => unknown;

export const parseFunctions: Readonly<Record<string, OwnFunction>> = {
  parseJson: parser('parseJson', parseJson),
  parseForm: parser('parseForm', parseForm),
  parseXml: parser('parseXml', parseXml, MAX_XML_CHARACTERS),
  parseCsv: { ...parser('parseCsv', parseCsv), signature: '<s-s?:x>', parameters: ['text', 'separator'] },
};

/** The text is paid for before it is read: reading it is one call, and nothing can interrupt it. */
function parser(name: string, parse: Parse, longest = Infinity): OwnFunction {
  return {
    signature: '<s-:x>',
    parameters: ['text'],
    run: (call, value, option) => {
      if (value === undefined) return undefined;
      const { budget } = call;
      const text = asText(value);
      const most = Math.min(budget.limits.outputSize * 2, longest);
      if (text.length > most)
        throw failed(`$${name} takes a text of at most ${most} characters, and this one has ${text.length}.`);
      budget.spend(text.length / 40);
      budget.build(text.length);
      return parse(text, call, option);
    },
  };
}
