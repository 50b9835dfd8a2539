import { XmlError } from './xml-error.js';

interface XmlElement {
  readonly name: string;
  /** A map, so that an element may have any name: `__proto__`, `toString`. */
  readonly members: Map<string, string | Children>;
  text: string;
}

/** Of one name: the first alone is no list. */
interface Children {
  readonly all: unknown[];
}

export interface XmlLimits {
  /** Elements and attributes together. */
  readonly maxNodes: number;
  readonly maxDepth: number;
}

/** Puts together what a parser finds, in the order in which it stands there. @throws XmlError beyond its limits */
export class XmlTree {
  private readonly path: XmlElement[] = [elementOf('')];
  private nodes = 0;

  constructor(private readonly limits: XmlLimits) {}

  open(name: string): void {
    this.count();
    if (this.path.length > this.limits.maxDepth)
      throw new XmlError('refused', `It nests more than ${this.limits.maxDepth} levels.`);
    this.path.push(elementOf(name));
  }

  attribute(name: string, value: string): void {
    this.count();
    this.current.members.set(`@${name}`, value);
  }

  /** Drops white space between tags as formatting. @param isMeant keeps it: the text stands in CDATA */
  text(text: string, isMeant = false): void {
    if (isMeant || /\S/.test(text)) this.current.text += text;
  }

  close(): void {
    const element = this.path.pop();
    if (!element) return;
    const { members } = this.current;
    const value = valueOf(element);
    const before = members.get(element.name);
    if (typeof before === 'object') before.all.push(value);
    else members.set(element.name, { all: [value] });
  }

  /** The whole document. */
  value(): unknown {
    return valueOf(this.current);
  }

  private get current(): XmlElement {
    const last = this.path.at(-1);
    if (!last) throw new Error('There is no such element.');
    return last;
  }

  private count(): void {
    const { maxNodes } = this.limits;
    if (++this.nodes > maxNodes) throw new XmlError('refused', `It has more than ${maxNodes} elements and attributes.`);
  }
}

const elementOf = (name: string): XmlElement => ({ name, members: new Map(), text: '' });

function valueOf({ members, text }: XmlElement): unknown {
  if (members.size === 0) return text;
  const entries = [...members].map(([name, member]): [string, unknown] => [name, memberOf(member)]);
  if (text !== '') entries.push(['#text', text]);
  return Object.fromEntries(entries);
}

const memberOf = (member: string | Children): unknown => {
  if (typeof member === 'string') return member;
  return member.all.length === 1 ? member.all[0] : member.all;
};
