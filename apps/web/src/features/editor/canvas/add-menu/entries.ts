import type { NodeApp, NodeCategory, NodeDefinition } from '@hookline/node-kit';
import { allDefinitions } from '../../../../shared/nodes/index.js';

/** An app, and what it can do. */
export interface AppActions {
  readonly app: NodeApp;
  readonly actions: readonly NodeDefinition[];
}

/** What the add menu offers: a step to add, or an app to look into. */
export type Entry =
  { readonly kind: 'step'; readonly definition: NodeDefinition } | ({ readonly kind: 'app' } & AppActions);

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const stepEntry = (definition: NodeDefinition): Entry => ({ kind: 'step', definition });

/** Unique in the menu. */
export const keyOf = (entry: Entry): string => (entry.kind === 'app' ? `app ${entry.app.id}` : entry.definition.type);

/** The apps in the order of their registry. */
export const appEntries: readonly Extract<Entry, { kind: 'app' }>[] = [
  ...new Map(allDefinitions.flatMap(({ app }) => (app ? [[app.id, app]] : []))).values(),
].map((app) => ({ kind: 'app', app, actions: allDefinitions.filter((definition) => definition.app?.id === app.id) }));

const TITLES: Readonly<Record<Exclude<NodeCategory, 'app'>, string>> = {
  trigger: 'Triggers',
  logic: 'Logic',
  data: 'Data',
  flow: 'Flow',
  time: 'Time',
};

/** The title of a group of the menu, also found when it is typed. */
export const groupTitle = ({ category, app }: NodeDefinition): string =>
  category !== 'app' ? TITLES[category] : app ? APPS : ANY_ADDRESS;

export const APPS = 'Apps';
const ANY_ADDRESS = 'Any address';

/**
 * The groups of the add menu while nothing is typed: our own steps, the apps, what calls any address. Triggers stand last
 * behind a step, and first on the empty canvas.
 */
export function entryGroups(behindStep: boolean): readonly EntryGroup[] {
  const triggers = ownGroup(TITLES.trigger);
  const steps = [
    ...[TITLES.logic, TITLES.data, TITLES.flow, TITLES.time].map(ownGroup),
    { title: APPS, entries: appEntries },
    ownGroup(ANY_ADDRESS),
  ];
  return behindStep ? [...steps, triggers] : [triggers, ...steps];
}

const ownGroup = (title: string): EntryGroup => ({
  title,
  entries: allDefinitions.filter((definition) => groupTitle(definition) === title).map(stepEntry),
});

/** All that can be found by typing, the likelier one first among matches that are as good: an app before its actions. */
export const allEntries: readonly Entry[] = [
  ...allDefinitions.filter(({ category }) => category !== 'app' && category !== 'trigger').map(stepEntry),
  ...appEntries,
  ...allDefinitions.filter(({ app }) => app).map(stepEntry),
  ...ownGroup(ANY_ADDRESS).entries,
  ...ownGroup(TITLES.trigger).entries,
];
