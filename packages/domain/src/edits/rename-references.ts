import type { GraphNode } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { withField } from './with-field.js';

/**
 * A node's config in which expressions say the new keys. The catalogue tells which fields refer to a step; in those,
 * `steps.key`, `steps["key"]` and steps.`key` are rewritten.
 */
export function renameReferences(
  node: GraphNode,
  renamed: ReadonlyMap<string, string>,
  catalog: NodeCatalog,
): GraphNode['config'] {
  const references = catalog.find(node.type)?.references(node.config) ?? [];
  const fields = new Set(
    references.flatMap(({ field, stepKey }) => ((renamed.get(stepKey) ?? stepKey) === stepKey ? [] : field)),
  );
  return [...fields].reduce((config, field) => {
    const text = field.split('.').reduce(member, config);
    if (typeof text !== 'string') return config;
    return withField(config, field, renameInText(text, renamed)) ?? config;
  }, node.config);
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;

/** One pass over the text, so that a key swapped for another is not swapped back. */
function renameInText(text: string, renamed: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /(?<![\w$.])(steps\s*(?:\.\s*`?|\[\s*["']))([a-zA-Z_][a-zA-Z0-9_]*)/g,
    (whole, before: string, key: string) => (renamed.has(key) ? `${before}${renamed.get(key)}` : whole),
  );
}
