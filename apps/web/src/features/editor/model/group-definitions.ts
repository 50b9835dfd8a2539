import type { NodeCategory, NodeDefinition } from '@hookline/node-kit';
import { allDefinitions } from '../../../shared/canvas/index.js';

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

/**
 * The add menu's groups, best matches only. Behind a step no trigger can follow, so there they come last.
 * @param behindStep a step, not the empty canvas, is what the new one follows
 */
export function groupDefinitions(query: string, behindStep: boolean): readonly DefinitionGroup[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  const matches = allDefinitions.filter(({ title, summary, category }) => {
    const text = `${title} ${summary} ${TITLES[category]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  // What reaches out is what people come for.
  const order: NodeCategory[] = ['app', 'logic', 'data', 'flow', 'time'];
  const categories: NodeCategory[] = behindStep ? [...order, 'trigger'] : ['trigger', ...order];
  return categories
    .map((category) => ({
      title: TITLES[category],
      definitions: matches.filter((definition) => definition.category === category),
    }))
    .filter((group) => group.definitions.length > 0);
}
