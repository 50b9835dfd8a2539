import { SaxesParser } from 'saxes';
import { describeForbidden } from './describe-forbidden.js';
import { XmlError } from './xml-error.js';
import { XmlTree } from './xml-tree.js';

/** The longest text that is read. */
export const MAX_XML_CHARACTERS = 1024 * 1024;
/** Elements and attributes together. */
const MAX_NODES = 30_000;
/** Elements in elements; those that repeat take two levels of the value. */
const MAX_DEPTH = 100;

/**
 * XML as an object: attributes as `@name`, text beside them as `#text`, a list where a tag repeats, every value a text.
 * @throws XmlError when it is malformed, declares something (so that there are no entities but XML's own), or is larger than
 * what can be read without holding up others: 1,048,576 characters, 30,000 elements and attributes, 100 levels
 */
export function parseXml(text: string): unknown {
  const document = text.trim();
  if (document.length > MAX_XML_CHARACTERS)
    throw refused(`It has ${document.length} characters, and at most ${MAX_XML_CHARACTERS} are read.`);
  if (!document.startsWith('<')) throw new XmlError('malformed', 'it does not begin with "<".');
  const tree = new XmlTree({ maxNodes: MAX_NODES, maxDepth: MAX_DEPTH });
  parserInto(tree, document)
    .write(withLineFeeds(document.replace(XML_DECLARATION, '')))
    .close();
  return tree.value();
}

const refused = (why: string): XmlError => new XmlError('refused', why);

/** The charset is known by now, and half of what stands in declarations is not as it should be. */
const XML_DECLARATION = /^<\?xml\s[^>]*\?>/;

/** The parser does this too (XML, section 2.11), but character by character, as a regular expression would. */
const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.split('\r\n').join('\n').split('\r').join('\n') : text;

function parserInto(tree: XmlTree, document: string): SaxesParser {
  const parser = new SaxesParser({ position: false });
  parser.ENTITIES = ENTITIES;
  let forgiven = 0;
  parser.on('error', (error) => {
    if (FORGIVEN.has(error.message) && ++forgiven <= MAX_FORGIVEN) return;
    throw new XmlError('malformed', describeForbidden(document) ?? error.message);
  });
  parser.on('doctype', () => {
    throw refused('It declares a document type or entities, and nothing that does is read.');
  });
  parser.on('opentagstart', ({ name }) => tree.open(name));
  parser.on('attribute', ({ name, value }) => tree.attribute(name, value));
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text, true));
  parser.on('closetag', () => tree.close());
  return parser;
}

const MAX_FORGIVEN = 100;
/** Errors that are tolerated: `&#0;` and `]]>` stay as they are written, and the rest of the document is read. */
const FORGIVEN = new Set(['malformed character entity.', 'the string "]]>" is disallowed in char data.']);

/** Names as in https://www.w3.org/TR/xml/#sec-predefined-ent */
const PREDEFINED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Any other stays as it is written, `&nbsp;` say: many a feed has HTML in it. What is no name is malformed. */
const ENTITIES = new Proxy<Record<string, string>>(
  {},
  {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      return PREDEFINED.get(name) ?? (/^[\p{L}_:][\p{L}\p{N}_:.-]*$/u.test(name) ? `&${name};` : undefined);
    },
  },
);
