import type { NeededStep, StepEffect } from '@hookline/domain';
import type { z } from 'zod';
import type { TriggerContract } from '../trigger/trigger-contract.js';
import type { IconName } from './icon-name.js';

/** The group of the add menu that offers the type; it also decides the colour of the card. */
export type NodeCategory = 'trigger' | 'logic' | 'data' | 'app' | 'flow' | 'time';

/** What a step can do for another one, which asks for it with `needs`. `answersSender`: it responds to the event's sender. */
export type NodeCapability = 'answersSender';

/**
 * A node type as data, safe to load in a browser. One zod schema is the type, the validation and the form
 * (build its fields with {@link field}).
 */
export interface NodeDefinition<
  Type extends string = string,
  Config extends z.ZodObject = z.ZodObject,
  Port extends string = string,
  Trigger extends TriggerContract | null = TriggerContract | null,
> {
  readonly type: Type;
  /** Raised when the config's shape changes in a way that old documents do not fit. */
  readonly version: number;
  /** The kind's name on screen: `HTTP request`. */
  readonly title: string;
  /** One sentence for the add menu. */
  readonly summary: string;
  /** Other words that people look for it by: `loop` for a step called For each. */
  readonly keywords: readonly string[];
  readonly icon: IconName;
  readonly category: NodeCategory;
  /** The service that an action belongs to; null for a node of our own. */
  readonly app: NodeApp | null;
  /** How `key` starts for new nodes of this type: `http` gives `http1`, `http2`; without a number while it is free. */
  readonly keyPrefix: string;
  /**
   * Output ports in order: a list, or a function of the config when they follow it (a port for each case). The config may
   * be half filled; the function gives each port once all the same, and never `error`, which the kit keeps for itself.
   */
  readonly ports: readonly Port[] | ((config: Readonly<Record<string, unknown>>) => readonly Port[]);
  readonly config: Config;
  /** What no field can see by itself (two rows with one name), found in an unresolved and maybe half-filled config. */
  readonly check?: ((config: Readonly<Record<string, unknown>>) => readonly FieldFault[]) | undefined;
  /** What it can do for a step or trigger before it. */
  readonly capabilities: readonly NodeCapability[];
  /** A step that has to come after it: one that answers what this one waits for. From an unresolved, maybe half-filled config. */
  readonly needs?: ((config: Readonly<Record<string, unknown>>) => CapableStep | undefined) | undefined;
  /** Null for a step. Made by `defineTrigger`. */
  readonly trigger: Trigger;
  /** Holds steps and runs them for each item of the list in its field `items`, of which the editor shows the first. */
  readonly container: boolean;
  /** It may wait for an answer from outside, and so has a resume URL in every run. */
  readonly resumable: boolean;
  /** May depend on the config (a GET is `read`, a POST is `write`). The config may still hold templates. */
  readonly effect: StepEffect | ((config: Readonly<Record<string, unknown>>) => StepEffect);
  /** What a pasted text makes of it: the HTTP step reads a curl command. Undefined for a text that is none. Never throws. */
  readonly fromText?: ((text: string) => PastedStep | undefined) | undefined;
  /** A short fact for the second line of the card, from an unresolved config: `POST`. */
  readonly caption?: ((config: Readonly<Record<string, unknown>>) => string | undefined) | undefined;
}

/** A step that was pasted as text. */
export interface PastedStep {
  /** Beside the type's defaults. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What could not be taken over, in words: `the file order.json`. */
  readonly left: readonly string[];
}

/** A service as the editor shows it. */
export interface NodeApp {
  readonly id: string;
  readonly name: string;
  /** Two letters that stand for it. */
  readonly mark: string;
  /** What its letters stand on, chosen once: people know it by both. */
  readonly ground: MarkGround;
  /** Its own page about the API. */
  readonly docs?: string;
}

/** One of the ten drawings behind the letters of a mark. */
export type MarkGround = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A {@link NeededStep} whose capability the kit knows. */
export interface CapableStep extends NeededStep {
  readonly capability: NodeCapability;
}

/** What is wrong with a field, and what to do. The field's label is put before it. */
export interface FieldFault {
  /** Dotted path in the config. */
  readonly field: string;
  readonly message: string;
}

type Optional =
  'app' | 'keywords' | 'ports' | 'trigger' | 'container' | 'resumable' | 'version' | 'keyPrefix' | 'capabilities';

/** What an author says of a node type; the rest is filled in. */
export type NodeOptions<Type extends string, Config extends z.ZodObject, Port extends string> = Omit<
  NodeDefinition<Type, Config, Port, null>,
  Optional
> &
  Partial<Omit<Pick<NodeDefinition<Type, Config, Port, null>, Optional>, 'trigger'>>;

/**
 * Fills in what most nodes share: version 1, one port `out`, no trigger, no container, keys named after the type.
 * @example
 * ```ts
 * import { field } from '@hookline/node-kit';
 * import { z } from 'zod';
 *
 * const greet = defineNode({
 *   type: 'greet',
 *   title: 'Greet',
 *   summary: 'Says hello.',
 *   icon: 'send',
 *   category: 'app',
 *   effect: 'write',
 *   config: z.object({ name: field.text({ label: 'Name', required: true }) }),
 * });
 * greet.ports; // => ['out']
 * ```
 */
export function defineNode<const Type extends string, Config extends z.ZodObject, const Port extends string = 'out'>(
  definition: NodeOptions<Type, Config, Port>,
): NodeDefinition<Type, Config, Port, null> {
  const { ports = ['out' as Port], ...rest } = definition;
  return {
    version: 1,
    app: null,
    keywords: [],
    container: false,
    resumable: false,
    capabilities: [],
    keyPrefix: definition.type.replaceAll(/[^a-zA-Z0-9_]/g, '_'),
    ...rest,
    ports,
    trigger: null,
  };
}
