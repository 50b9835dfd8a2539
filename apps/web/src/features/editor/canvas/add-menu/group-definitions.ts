import type { NodeCategory, NodeDefinition } from '@hookline/node-kit';
import { allDefinitions } from '../../../../shared/nodes/index.js';

export interface DefinitionGroup {
  readonly title: string;
  readonly definitions: readonly NodeDefinition[];
}

const TITLES: Readonly<Record<NodeCategory, string>> = {
  trigger: 'Triggers',
  logic: 'Logic',
  data: 'Data',
  flow: 'Flow',
  time: 'Time',
  app: 'Apps',
};

// Apps first: most people look for them.
const ORDER: readonly NodeCategory[] = ['app', 'logic', 'data', 'flow', 'time'];

/**
 * The groups of the add menu. Without a query they have a fixed order, with the triggers last when the new node follows
 * a step. With a query they are ordered by how well they match, so that the first node is the best match.
 * @param behindStep whether the new node follows a step, rather than standing on the empty canvas
 */
export function groupDefinitions(query: string, behindStep: boolean): readonly DefinitionGroup[] {
  const wanted = query.trim().toLowerCase();
  const categories: readonly NodeCategory[] = behindStep ? [...ORDER, 'trigger'] : ['trigger', ...ORDER];
  const ranks = new Map(allDefinitions.map((definition) => [definition, rankOf(definition, wanted)]));
  const rank = (definition: NodeDefinition | undefined): number => (definition && ranks.get(definition)) ?? NO_MATCH;
  return categories
    .map((category) => ({
      title: TITLES[category],
      definitions: allDefinitions
        .filter((definition) => definition.category === category && rank(definition) < NO_MATCH)
        .toSorted((one, other) => rank(one) - rank(other)),
    }))
    .filter((group) => group.definitions.length > 0)
    .toSorted((one, other) => rank(one.definitions[0]) - rank(other.definitions[0]));
}

const NO_MATCH = 6;

/** Ranks a match in the title before one in the keywords, and that before one in the summary. */
function rankOf({ title, keywords, summary, category }: NodeDefinition, wanted: string): number {
  if (wanted === '') return 0;
  const name = title.toLowerCase();
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (beginsAWord(name, wanted)) return 2;
  if (keywords.some((keyword) => keyword === wanted)) return 3;
  if (keywords.some((keyword) => beginsAWord(keyword, wanted))) return 4;
  const all = [name, ...keywords, summary.toLowerCase(), TITLES[category].toLowerCase()].join(' ');
  return wanted.split(/\s+/).every((word) => all.includes(word)) ? 5 : NO_MATCH;
}

const beginsAWord = (text: string, wanted: string): boolean => ` ${text}`.includes(` ${wanted}`);
