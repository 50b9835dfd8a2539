/** What is attacked: a trigger for each way in which ingest judges a request, and addresses of nobody. */
import { createHmac } from 'node:crypto';
import type { WorkflowResponse } from '@hookline/contracts';
import { providers } from '@hookline/providers';
import { chain } from '../../setup/graphs.js';
import type { TestHookline } from '../../setup/test-hookline.js';
import { urlOf } from '../../setup/workflow-calls.js';
import { json, type HeaderPair, type RawRequest } from './raw-request.js';

export interface Targets {
  /** Paths of the triggers by what they are. */
  readonly triggers: ReadonlyMap<string, string>;
  /** An event as its sender sends it: it is taken, and makes a run. Its body is `goodBody`. */
  goodEvent(name: string, number: number): RawRequest;
}

const SECRET = 'a secret that is long enough for any of them';
const ALL_METHODS = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];
/** With what a request has to prove itself, where it has to. */
const PROOFS: Readonly<Record<string, object>> = {
  github: { secret: SECRET },
  jwt: { secret: SECRET },
  cloudevents: { token: SECRET },
  'aws-sns': { topicArn: 'arn:aws:sns:us-east-1:123456789012:Ours' },
  'header-token': { token: SECRET },
  'basic-auth': { username: 'ada', password: SECRET },
  hmac: {
    secret: SECRET,
    template: '{timestamp}.{id}.{url}.{body}',
    timestampHeader: 'x-timestamp',
    idHeader: 'webhook-id',
    typeHeader: 'ce-type',
  },
};

export async function makeTargets({ api }: TestHookline): Promise<Targets> {
  const triggers = new Map<string, string>();

  async function add(name: string, trigger: object, isPublished = false): Promise<void> {
    const graph = chain(['webhook', trigger], ['transform', { mode: 'expression', expression: 'trigger' }]);
    const workflow = await api<WorkflowResponse>('POST', '/workflows', { name, graph });
    if (isPublished) await api('POST', `/workflows/${workflow.id}/publish`, {});
    triggers.set(name, new URL(urlOf(workflow)).pathname);
  }

  await add('open', {}, true);
  await add('all methods', { methods: ALL_METHODS }, true);
  await add('picky', { methods: ALL_METHODS, ...PICKY }, true);
  await add('elsewhere', { allowFrom: '203.0.113.0/24' }, true);
  for (const [provider, data] of Object.entries(PROOFS)) {
    const { id } = await api<{ id: string }>('POST', '/credentials', { name: provider, kind: provider, data });
    await add(`proved by ${provider}`, { provider, credential: id }, true);
  }
  await add('known, but not proved', { provider: 'cloudevents' }, true);
  for (const { id } of providers) await add(`captured of ${id}`, { provider: id, methods: ALL_METHODS });
  return { triggers, goodEvent: (name, number) => goodEvent(triggers, name, number) };
}

const PICKY = {
  filter: {
    combinator: 'or',
    rules: [
      { left: '{{ trigger.body.total }}', operator: 'greater-than', right: 100 },
      { left: '{{ trigger.body.order }}', operator: 'is-empty' },
    ],
  },
  duplicates: { key: '{{ trigger.body.order }}' },
};

export const goodBody = (name: string): string => JSON.stringify({ good: name });

function goodEvent(triggers: Targets['triggers'], name: string, number: number): RawRequest {
  const body = goodBody(name);
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  const senders: (readonly [trigger: string, proof: HeaderPair[]])[] = [
    ['open', []],
    ['proved by github', [['x-hub-signature-256', `sha256=${signature}`]]],
    ['proved by header-token', [['x-webhook-token', SECRET]]],
  ];
  const [trigger, proof] = senders[number % senders.length] ?? ['open', []];
  return json(triggers.get(trigger) ?? '', body, [...proof, ['x-github-delivery', name]]);
}
