/** Responses of the API with ordinary values; a test names what it is about. */
import type {
  CredentialKindResponse,
  CredentialResponse,
  EventSummaryResponse,
  LedgerResponse,
  ProviderResponse,
  RunResponse,
  StepResponse,
  WorkflowResponse,
  WorkflowSummaryResponse,
} from '@hookline/contracts';
import { workflowGraphSchema } from '@hookline/domain';
import { draw, type NodeOverrides } from '@hookline/domain/testing';

const AT = '2026-05-04T10:00:00.000Z';

/** A drawing as it comes from the API. */
export const drawn = (...parts: readonly (string | NodeOverrides)[]) => workflowGraphSchema.parse(draw(...parts));

export const aWorkflow = (facts: Partial<WorkflowResponse> = {}): WorkflowResponse => ({
  id: 'w1',
  name: 'Orders',
  draft: { graph: drawn('hook -> mail'), revision: 3 },
  published: { version: 2, publishedAt: AT },
  draftChanges: 1,
  paused: false,
  triggers: [],
  problems: [],
  createdAt: AT,
  updatedAt: AT,
  ...facts,
});

export const aWorkflowSummary = (facts: Partial<WorkflowSummaryResponse> = {}): WorkflowSummaryResponse => ({
  id: 'w1',
  name: 'Orders',
  published: { version: 2, publishedAt: AT },
  draftChanges: 0,
  paused: false,
  nodeTypes: ['webhook'],
  steps: 1,
  triggers: [],
  recent: { runs: 0, failed: 0, succeeded: 0, filtered: 0, hours: [] },
  keptEvents: 0,
  lastRun: null,
  updatedAt: AT,
  ...facts,
});

export const aStep = (facts: Partial<StepResponse> = {}): StepResponse => ({
  nodeId: 'mail',
  key: 'mail',
  status: 'succeeded',
  port: 'out',
  input: null,
  output: null,
  error: null,
  reason: null,
  attempts: [],
  startedAt: AT,
  finishedAt: AT,
  ...facts,
});

export const aRun = (facts: Partial<RunResponse> = {}): RunResponse => ({
  id: 'r1',
  workflowId: 'w1',
  workflowName: 'Orders',
  version: 1,
  mode: 'production',
  status: 'succeeded',
  eventId: 'e1',
  replayed: false,
  subject: 'order.paid',
  triggerType: 'webhook',
  summary: null,
  thread: [],
  startedAt: AT,
  finishedAt: AT,
  durationMs: 120,
  revision: 4,
  graph: drawn('hook -> mail'),
  triggerNodeId: 'hook',
  untilNodeId: null,
  error: null,
  steps: [],
  ...facts,
});

export const anEvent = (facts: Partial<EventSummaryResponse> = {}): EventSummaryResponse => ({
  id: 'e1',
  workflowId: 'w1',
  workflowName: 'Orders',
  nodeId: 'hook',
  receivedAt: AT,
  source: 'webhook',
  method: 'POST',
  path: '/hooks/abc',
  contentType: 'application/json',
  size: 2,
  provider: 'none',
  eventId: null,
  type: 'order.paid',
  verdict: 'run',
  verified: null,
  duplicateOf: null,
  reason: null,
  waiting: false,
  answered: 200,
  runIds: ['r1'],
  ...facts,
});

export const aCredential = (facts: Partial<CredentialResponse> = {}): CredentialResponse => ({
  id: 'c1',
  name: 'Shop',
  kind: 'acme',
  values: {},
  hosts: [],
  isLocked: false,
  account: null,
  usedBy: [],
  rotatingUntil: null,
  testedAt: null,
  lastUsedAt: null,
  refused: null,
  createdAt: AT,
  updatedAt: AT,
  ...facts,
});

/** Of the sender {@link aProvider}. */
export const aKind = (facts: Partial<CredentialKindResponse> = {}): CredentialKindResponse => ({
  id: 'acme',
  title: 'Acme',
  summary: 'Orders and refunds',
  purpose: 'sender',
  fields: [{ name: 'secret', label: 'Signing secret', secret: true, required: true, standard: '' }],
  setUp: { secret: 'Under Developers.', docs: 'https://acme.test/docs' },
  ...facts,
});

/** A kind that steps send. */
export const aBearer = (facts: Partial<CredentialKindResponse> = {}): CredentialKindResponse =>
  aKind({
    id: 'bearer',
    title: 'Bearer token',
    summary: 'A token in the Authorization header.',
    purpose: 'requests',
    fields: [
      { name: 'token', label: 'Token', secret: true, required: true, standard: '' },
      { name: 'hosts', label: 'Only sent to', secret: false, required: true, standard: '' },
    ],
    ...facts,
  });

export const aProvider = (facts: Partial<ProviderResponse> = {}): ProviderResponse => ({
  id: 'acme',
  title: 'Acme',
  summary: 'Orders and refunds',
  setUp: { steps: [], secret: 'Under Developers.', docs: 'https://acme.test/docs' },
  eventTypes: [],
  fields: [{ name: 'secret', label: 'Signing secret', secret: true, required: true, standard: '' }],
  sample: { method: 'POST', headers: { 'x-acme-topic': 'order.paid' }, body: '{"order":1}', id: null },
  canSign: true,
  ...facts,
});

export const aLedger = (facts: Partial<LedgerResponse> = {}): LedgerResponse => ({
  accepted: 0,
  verdicts: { run: 0, filtered: 0, duplicate: 0, held: 0, captured: 0 },
  refused: 0,
  unaccounted: 0,
  from: AT,
  to: AT,
  stuck: 0,
  balanced: true,
  waiting: 0,
  ...facts,
});

export const page = <Item>(...items: readonly Item[]) => ({ items, nextCursor: null });
