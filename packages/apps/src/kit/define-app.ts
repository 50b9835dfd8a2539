import type { CredentialKind } from '@hookline/credentials';
import { defineNode, field, type NodeDefinition } from '@hookline/node-kit';
import { z } from 'zod';
import type { Answer, App, AppOptions, AppRequest } from './app.js';
import { failureByStatus } from './failure.js';

/** One thing to do at a service. */
export interface Action {
  readonly app: App;
  readonly definition: NodeDefinition;
  /** @param config resolved, with the credential's id in `credential` @returns the step's output @throws NodeError */
  readonly perform: (config: Record<string, unknown>, context: ActionContext) => Promise<unknown>;
}

/** What an action may use of the world. */
export interface ActionContext {
  /** Sends a request with the step's credential, and gives its answer. @throws NodeError when the app reads a failure in it */
  readonly call: (request: AppRequest) => Promise<Answer>;
  /** The same for every attempt of the step. */
  readonly idempotencyKey: string;
  readonly now: Date;
  /** An IANA name. */
  readonly timezone: string;
}

interface ActionFacts<Fields extends z.core.$ZodLooseShape> {
  /** Unique in its app: `create-order`. */
  readonly id: string;
  /** Verb and object: `Create an order`. */
  readonly title: string;
  /** One sentence for the add menu. */
  readonly summary: string;
  readonly keywords?: readonly string[];
  /** Whether it changes something at the service. May depend on the config, which may still hold templates. */
  readonly effect: NodeDefinition['effect'];
  /** Default: those of the app. */
  readonly credentials?: readonly CredentialKind[];
  /** Fields of node-kit; the credential comes before them by itself. */
  readonly fields: Fields;
}

/** An action that is one request. */
export interface RequestAction<Fields extends z.core.$ZodLooseShape> extends ActionFacts<Fields> {
  readonly request: (config: z.output<z.ZodObject<Fields>>, context: Omit<ActionContext, 'call'>) => AppRequest;
  /** Default: the answer's body. */
  readonly output?: (answer: Answer, config: z.output<z.ZodObject<Fields>>) => unknown;
}

/** An action that needs several. */
export interface PerformedAction<Fields extends z.core.$ZodLooseShape> extends ActionFacts<Fields> {
  readonly perform: (config: z.output<z.ZodObject<Fields>>, context: ActionContext) => Promise<unknown>;
}

/** An app with the builder of its actions. */
export interface DefinedApp extends App {
  action<Fields extends z.core.$ZodLooseShape>(options: RequestAction<Fields> | PerformedAction<Fields>): Action;
}

/**
 * Fills in what most apps share: JSON, no headers of its own, failures told by their status.
 * @example
 * ```ts
 * const docs = 'https://acme.example/api';
 * const acme = defineApp({ id: 'acme', name: 'Acme', mark: 'Ac', ground: 2, docs, credentials: [] });
 * const ping = acme.action({
 *   id: 'ping',
 *   title: 'Ping',
 *   summary: 'Asks whether Acme is there.',
 *   effect: 'read',
 *   fields: {},
 *   request: () => ({ path: '/ping' }),
 * });
 * ping.definition.type; // => 'acme.ping'
 * ```
 */
export function defineApp(options: AppOptions): DefinedApp {
  const app: App = {
    keywords: [],
    headers: {},
    encoding: 'json',
    idempotencyHeader: undefined,
    followsMovedWrites: false,
    failure: failureByStatus(options.name),
    ...options,
  };
  return { ...app, action: (action) => ({ app, definition: definitionOf(app, action), perform: performOf(action) }) };
}

function definitionOf<Fields extends z.core.$ZodLooseShape>(app: App, action: ActionFacts<Fields>): NodeDefinition {
  const { id, title, summary, keywords = [], effect, fields, credentials = app.credentials } = action;
  const credential = field.credential({
    label: 'Credential',
    kinds: credentials.map((kind) => kind.id),
    required: true,
  });
  return defineNode({
    type: `${app.id}.${id}`,
    title,
    summary,
    keywords: [app.name, ...app.keywords, ...keywords],
    icon: 'package',
    category: 'app',
    keyPrefix: app.id.replaceAll('-', '_'),
    effect,
    app: { id: app.id, name: app.name, mark: app.mark, ground: app.ground, docs: app.docs },
    config: z.object({ credential, ...fields }),
  });
}

function performOf<Fields extends z.core.$ZodLooseShape>(
  action: RequestAction<Fields> | PerformedAction<Fields>,
): Action['perform'] {
  const schema = z.object(action.fields);
  if ('perform' in action) return (config, context) => action.perform(schema.parse(config), context);
  const { request, output = ({ body }) => body } = action;
  return async (config, context) => {
    const parsed = schema.parse(config);
    return output(await context.call(request(parsed, context)), parsed);
  };
}
