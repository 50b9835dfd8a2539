import { XMLParser, XMLValidator, type X2jOptions } from 'fast-xml-parser';

const MOST_CHARACTERS = 1024 * 1024;
const MOST_NODES = 20_000;

/** Elements in elements; those that repeat take two levels of the value. */
const DEEPEST = 100;

/** DOCTYPE, ENTITY and their like: whatever begins with `<!` and is no comment and no CDATA. */
const DECLARATION = /<!(?!--|\[CDATA\[)/;

/** Elements that open, and attributes. Text that looks like one counts too: it is a limit, not a number. */
const NODE = /<[^/!?]|=\s*["']/g;

/**
 * XML as an object: attributes as `@name`, text beside them as `#text`, a list where a tag repeats, every value a text.
 * Undefined when it is malformed, declares something, or is larger than what can be read without holding up others.
 */
export function readXml(text: string): unknown {
  const document = text.trim();
  if (document.length > MOST_CHARACTERS || DECLARATION.test(document) || hasTooManyNodes(document)) return undefined;
  try {
    // The parser alone forgives tags that are never closed; inside another tag, it shows what stands beside the root.
    if (XMLValidator.validate(document) !== true) return undefined;
    const parsed: { all: unknown } = parser.parse(`<all>${document}</all>`);
    return hasOneRoot(parsed.all) ? parsed.all : undefined;
  } catch {
    return undefined;
  }
}

function hasTooManyNodes(document: string): boolean {
  let nodes = 0;
  for (const _ of document.matchAll(NODE)) if (++nodes > MOST_NODES) return true;
  return false;
}

const hasOneRoot = (value: unknown): boolean => {
  const roots = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return roots.length === 1 && !Array.isArray(roots[0]);
};

/** Names as in https://www.w3.org/TR/xml/#sec-predefined-ent; nothing else is replaced, nor anything twice. */
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g;

const decodeReferences = (text: string): string =>
  text.replace(REFERENCE, (reference, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? reference;
    return characterOf(decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal)) ?? reference;
  });

/** Undefined for what is no character in XML, such as one half of a surrogate pair. */
function characterOf(code: number): string | undefined {
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]$/u.test(character) ? character : undefined;
}

const nothing = (): void => undefined;

const OPTIONS: X2jOptions = {
  attributeNamePrefix: '@',
  textNodeName: '#text',
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Trimming would glue words together around a tag; only the white space between tags goes.
  trimValues: false,
  tagValueProcessor: (_tag, value) => (/\S/.test(value) ? value : ''),
  maxNestedTags: DEEPEST,
  jPath: false,
  processEntities: true,
  entityDecoder: {
    decode: decodeReferences,
    setExternalEntities: nothing,
    addInputEntities: nothing,
    reset: nothing,
    setXmlVersion: nothing,
  },
  // The library renames tags such as `toString`, which are plain names here.
  onDangerousProperty: (name) => name,
};

const parser = new XMLParser(OPTIONS);
