/** JSONata's own functions, extracted once: JSONata exports no list of them, but its frames look them up by name. */
import jsonata from 'jsonata';
import { isNode, type SyntaxNode } from '../syntax/syntax-tree.js';
import { FUNCTION_NAMES, type FunctionName } from './function-names.js';

export interface JsonataFunction {
  /** Called with the frame's focus as `this`. */
  readonly implementation: (...values: unknown[]) => unknown;
  readonly signature: {
    readonly definition: string;
    validate(values: readonly unknown[], context: unknown): unknown[];
  };
  readonly parameters: readonly string[];
}

const FRAME = Symbol.for('jsonata.__createFrame_push');

/** What a name stands for in JSONata; undefined for functions that are only ours. */
export const jsonataFunctions: ReadonlyMap<FunctionName, JsonataFunction> = takeFunctions();

/** JSONata creates its first frame, and reports it, before its first await. */
function takeFunctions(): ReadonlyMap<FunctionName, JsonataFunction> {
  const found = new Map<FunctionName, JsonataFunction>();
  const probe = jsonata('1');
  probe.assign(FRAME, (parent: unknown) => {
    if (!isNode(parent) || typeof parent['lookup'] !== 'function') return;
    for (const name of FUNCTION_NAMES) {
      const known = readFunction(Reflect.apply(parent['lookup'], parent, [name]));
      if (known) found.set(name, known);
    }
  });
  void probe.evaluate(undefined);
  return found;
}

/** The parts of a signature that JSONata makes of a text. */
export function signatureOf(definition: string): JsonataFunction['signature'] {
  const probe = jsonata('1');
  let made: SyntaxNode | undefined;
  probe.registerFunction('made', () => undefined, definition);
  probe.assign(FRAME, (parent: unknown) => {
    if (!isNode(parent) || typeof parent['lookup'] !== 'function') return;
    const value: unknown = Reflect.apply(parent['lookup'], parent, ['made']);
    if (isNode(value)) made = value;
  });
  void probe.evaluate(undefined);
  return made?.['signature'] as JsonataFunction['signature'];
}

function readFunction(value: unknown): JsonataFunction | undefined {
  if (!isNode(value) || typeof value['implementation'] !== 'function') return undefined;
  const implementation = value['implementation'] as JsonataFunction['implementation'];
  const signature = value['signature'] as JsonataFunction['signature'];
  return { implementation, signature, parameters: parametersOf(implementation) };
}

/** As JSONata reads them itself: from the function's text. */
function parametersOf(implementation: JsonataFunction['implementation']): readonly string[] {
  const source = String(implementation);
  const list = source.slice(source.indexOf('(') + 1, source.indexOf(')'));
  return list.split(',').flatMap((part) => part.split('=')[0]?.trim() || []);
}
