/** The triggers by their contracts: what server and editor ask of a trigger instead of reading its config. */
import type { TriggerContract } from '@hookline/node-kit';
import { nodeDefinitions, type NodeType } from './definitions.js';

/** The contract of a trigger that is registered here. */
export type Trigger = NonNullable<(typeof nodeDefinitions)[NodeType]['trigger']>;

/** Who starts the runs of the triggers here. */
export type TriggerSource = Trigger['source'];

/** What the triggers of a source ask of the module that starts their runs. */
export type SettingsOf<Source extends TriggerSource> = ReturnType<Extract<Trigger, { source: Source }>['settings']>;

interface TriggerNode {
  readonly type: string;
  readonly config: unknown;
}

const triggers: ReadonlyMap<string, Trigger> = new Map(
  Object.values(nodeDefinitions).flatMap(({ type, trigger }): [string, Trigger][] =>
    trigger === null ? [] : [[type, trigger]],
  ),
);

/** Undefined for a step, and for a type that is not registered. */
export const findTrigger = (type: string): Trigger | undefined => triggers.get(type);

/** Whether this source starts the runs of a node. */
export const isStartedBy = (source: TriggerSource, { type }: Pick<TriggerNode, 'type'>): boolean =>
  triggers.get(type)?.source === source;

/** What a trigger asks of its source. A node that is gone, or of another source, has the defaults. */
export function settingsFor<Source extends TriggerSource>(
  source: Source,
  node: TriggerNode | undefined,
): SettingsOf<Source> {
  const own: TriggerContract | undefined = node && triggers.get(node.type);
  if (own && isOf(own, source)) return own.settings(node?.config);
  const all: readonly TriggerContract[] = [...triggers.values()];
  for (const trigger of all) if (isOf(trigger, source)) return trigger.settings({});
  throw new Error(`No trigger has the source ${source}`);
}

const isOf = <Source extends TriggerSource>(
  trigger: TriggerContract,
  source: Source,
): trigger is TriggerContract<Source, SettingsOf<Source>> => trigger.source === source;
