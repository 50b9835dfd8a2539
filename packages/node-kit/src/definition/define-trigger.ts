import type { z } from 'zod';
import type { TriggerContract } from '../trigger/trigger-contract.js';
import type { TriggerSettings } from '../trigger/trigger-settings.js';
import { defineNode, type NodeDefinition, type NodeOptions } from './define-node.js';

/** A node type that starts runs. It has no executor: its source makes its output. */
export type TriggerDefinition<
  Type extends string = string,
  Config extends z.ZodObject = z.ZodObject,
  Source extends string = string,
  Settings extends TriggerSettings = TriggerSettings,
> = NodeDefinition<Type, Config, 'out', TriggerContract<Source, Settings>>;

type Shared = 'type' | 'config' | 'ports' | 'trigger' | 'category' | 'effect';

/**
 * Defines a trigger: a node type beside what `defineNode` takes, and the contract that the server, the engine and the editor
 * know it by. Nothing outside its folder reads its config by name.
 * @example
 * ```ts
 * import { NO_SENDER } from '@hookline/node-kit';
 * import { z } from 'zod';
 *
 * const button = defineTrigger({
 *   type: 'button',
 *   title: 'Button',
 *   summary: 'Starts a run when a person presses it.',
 *   icon: 'play',
 *   config: z.object({}),
 *   source: 'manual',
 *   hasEvents: false,
 *   takesPayload: true,
 *   settings: () => NO_SENDER,
 *   output: z.unknown(),
 *   sample: ({ payload }) => payload ?? {},
 * });
 * button.trigger.source; // => 'manual'
 * ```
 */
export function defineTrigger<
  const Type extends string,
  Config extends z.ZodObject,
  const Source extends string,
  Settings extends TriggerSettings,
>(
  definition: Omit<NodeOptions<Type, Config, 'out'>, Shared> & {
    readonly type: Type;
    readonly config: Config;
  } & TriggerContract<Source, Settings>,
): TriggerDefinition<Type, Config, Source, Settings> {
  const { source, hasEvents, takesPayload, settings, output, sample, ...node } = definition;
  const trigger: TriggerContract<Source, Settings> = { source, hasEvents, takesPayload, settings, output, sample };
  return { ...defineNode<Type, Config>({ ...node, category: 'trigger', effect: 'pure' }), trigger };
}
