/** A sender that waits at the API for a run on a worker elsewhere: when it is told, whatever is lost on the way. */
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LiveBus } from '../../../src/platform/live/index.js';
import { flow } from '../../setup/graphs.js';
import { BACKENDS } from '../../setup/test-hookline.js';
import { WAIT } from '../../setup/workflow-calls.js';
import { forEnd, forStep, give, hook, respond, text } from './response-flows.js';
import { openResponseSpace, type ResponseSpace } from './response-space.js';

const NEVER = { firstPollMs: 3_600_000, everyMs: 3_600_000 };
const deafBus: Pick<LiveBus, 'subscribe'> = { subscribe: () => () => undefined };

describe.each(BACKENDS)('a sender that waits for its answer, on %s,', (backend) => {
  let space: ResponseSpace;
  let receiver: Receiver;
  const gates = new Map<string, { readonly passed: Promise<void>; readonly open: () => void }>();

  beforeAll(async () => {
    receiver = await startReceiver(async ({ path }) => {
      await gates.get(path)?.passed;
      return {};
    });
    space = await openResponseSpace(backend);
  });

  afterEach(() => {
    for (const path of gates.keys()) open(path);
  });

  afterAll(async () => {
    await space?.close();
    await receiver?.close();
  });

  /** A step that lasts until the test opens its gate. */
  const gated = (path: string) => {
    let pass = (): void => undefined;
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    gates.set(path, { passed, open: pass });
    return ['http-request', { method: 'POST', url: receiver.url + path }] as const;
  };
  const open = (path: string): void => gates.get(path)?.open();
  /** A run that comes to its last step when the test opens the gate `/`. */
  const begin = async (start: ReturnType<typeof hook>, last: ReturnType<typeof respond | typeof give>) =>
    space.receive(await space.publish(flow({ start, slow: gated('/'), last }, 'start -> slow', 'slow -> last')));
  const thank = () => begin(hook('respond'), respond(text('thanks')));
  const bodyOf = async (answer: Promise<{ body: string } | undefined>) => (await answer)?.body;

  test('gets nothing when none comes in time; a late one is kept for who sends the event again', async () => {
    const { runId, eventId } = await begin(hook('respond', 1), respond(text('late')));
    expect(await space.waiter.wait(runId, eventId, { mode: 'respond', withinMs: 1100 })).toBeUndefined();
    open('/');
    expect(await space.ended(runId)).toMatchObject({
      last: { answered: false, reason: 'It came too late: after 1 s the sender had been given an empty 200.' },
    });
    expect(await bodyOf(space.waiter.wait(runId, eventId, forStep))).toBe('late');
  });

  test('waits no longer for a run that has ended without an answer', async () => {
    const graph = flow({ start: hook('respond'), check: ['stop', { message: 'No.' }] }, 'start -> check');
    const { runId, eventId } = await space.receive(await space.publish(graph));
    expect(await space.waiter.wait(runId, eventId, forStep)).toBeUndefined();
  });

  test('is told by the bus alone', async () => {
    const waiter = space.makeWaiter({ timing: NEVER });
    const byStep = await thank();
    const answer = waiter.wait(byStep.runId, byStep.eventId, forStep);
    open('/');
    expect(await bodyOf(answer)).toBe('thanks');
    const byEnd = await begin(hook('last-step'), give('7'));
    const output = waiter.wait(byEnd.runId, byEnd.eventId, forEnd);
    open('/');
    expect(await bodyOf(output)).toBe('7');
  });

  test('is told by the bus alone of an answer inside a loop, whose run itself does not move then', async () => {
    const inside = { parent: 'loop' };
    const graph = flow(
      {
        start: hook('respond'),
        loop: ['for-each', { items: [1] }],
        before: [...gated('/before'), inside],
        answer: [...respond(text('{{ item }}')), inside],
        after: [...gated('/after'), inside],
      },
      'start -> loop',
      'before -> answer',
      'answer -> after',
    );
    const workflow = await space.publish(graph);
    const moved = new Set<string>();
    const unsubscribe = space.live.subscribe(({ runs }) => {
      for (const { id, workflowId } of runs) if (workflowId === workflow.workflowId) moved.add(id);
    });
    const { runId, eventId } = await space.receive(workflow);
    // The run and its iteration: what the run has to say comes before.
    await vi.waitFor(() => expect(moved.size).toBe(2), WAIT);
    unsubscribe();
    const answer = space.makeWaiter({ timing: NEVER }).wait(runId, eventId, forStep);
    open('/before');
    expect(await bodyOf(answer)).toBe('1');
  });

  test('is told although every message of the bus is lost', async () => {
    const waiter = space.makeWaiter({ live: deafBus });
    const { runId, eventId } = await thank();
    const answer = waiter.wait(runId, eventId, forStep);
    open('/');
    expect(await bodyOf(answer)).toBe('thanks');
  });

  test('is told although the API loses its connections meanwhile', async () => {
    const { runId, eventId } = await thank();
    const answer = space.waiter.wait(runId, eventId, forStep);
    space.breakConnections();
    open('/');
    expect(await bodyOf(answer)).toBe('thanks');
  });

  test('is one of many that are told, each of its own', async () => {
    const graph = flow({ start: hook('respond'), answer: respond(text('{{ trigger.body }}')) }, 'start -> answer');
    const workflow = await space.publish(graph);
    const answers = Array.from({ length: 150 }, async (_, place) => {
      const { runId, eventId } = await space.receive(workflow, place);
      return bodyOf(space.waiter.wait(runId, eventId, forStep));
    });
    expect(await Promise.all(answers)).toEqual(answers.map((_, place) => `${place}`));
  });
});
