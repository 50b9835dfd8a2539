/**
 * A catalogue for tests: the types that `draw` guesses, an `end` that nothing can follow, and a `switch` with a port for each
 * text in its `ways` and `else`, and an `asker` that an `end` has to follow. All check their config alike: an empty text is a
 * field to fill in, and text may refer to `{{ steps.<key> }}`.
 */
import type { ConfigIssue, ConfigReference, NodeCatalog, NodeTypeFacts } from '../workflow/node-catalog.js';

/** Knows `trigger`, `step`, `branch`, `switch`, `loop`, `asker` and `end`; `find` is undefined for any other type. */
export const testCatalog: NodeCatalog = {
  find: (type) => types.get(type),
  findCapable: (capability) => [...types.values()].filter(({ capabilities }) => capabilities.includes(capability)),
};

const types: ReadonlyMap<string, NodeTypeFacts> = new Map(
  [
    testType('trigger', { trigger: true }),
    testType('step', {}),
    testType('branch', { ports: () => ['true', 'false'] }),
    testType('switch', { ports: waysOf }),
    testType('loop', { container: true }),
    testType('asker', { needs: () => ({ capability: 'answers', field: 'answer', label: 'Answer' }) }),
    testType('end', { ports: () => [], capabilities: ['answers'] }),
  ].map((facts) => [facts.type, facts]),
);

function testType(
  type: string,
  facts: Partial<Pick<NodeTypeFacts, 'ports' | 'trigger' | 'container' | 'capabilities' | 'needs'>>,
): NodeTypeFacts {
  return {
    type,
    version: 1,
    title: type,
    ports: () => ['out'],
    trigger: false,
    container: false,
    capabilities: [],
    needs: () => undefined,
    ...facts,
    checkConfig: (config) => texts(config).flatMap(checkText),
    references: (config) => texts(config).flatMap(findReferences),
  };
}

/** Texts only, each once. */
function waysOf(config: unknown): readonly string[] {
  const ways: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'ways') : undefined;
  const texts = (Array.isArray(ways) ? ways : []).filter((way) => typeof way === 'string' && way !== '');
  return [...new Set<string>([...texts, 'else'])];
}

interface Text {
  readonly field: string;
  readonly text: string;
}

function texts(value: unknown, path: readonly string[] = []): readonly Text[] {
  if (typeof value === 'string') return [{ field: path.join('.'), text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => texts(item, [...path, name]));
}

function checkText({ field, text }: Text): readonly ConfigIssue[] {
  if (text === '') return [{ field, code: 'field.missing', message: `Fill in ${field}` }];
  if (text.split('{{').length === text.split('}}').length) return [];
  return [{ field, code: 'expression.syntax', message: `${field} has {{ without }}. Close it` }];
}

function findReferences({ field, text }: Text): readonly ConfigReference[] {
  return [...text.matchAll(/steps\.(\w+)(?:\.(\w+))?/g)].map(([, stepKey = '', member]) => ({
    field,
    stepKey,
    member,
  }));
}
