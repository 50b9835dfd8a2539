import { draw } from '@hookline/domain/testing';
import { expect, test } from 'vitest';
import { awaitedResponse, type RespondingRun } from './awaited-response.js';

const graph = (response: object) => draw('hook -> end', { hook: { type: 'webhook', config: { response } } });
const own: RespondingRun = {
  mode: 'production',
  eventId: 'event',
  isCalled: false,
  isRepeat: false,
  triggerNodeId: 'hook',
};
const waits = { mode: 'respond', waitSeconds: 5 };

test.each(['respond', 'last-step'])('the sender of an event waits when its trigger says %s', (mode) => {
  expect(awaitedResponse(own, graph({ mode, waitSeconds: 5 }))).toMatchObject({
    mode,
    waitSeconds: 5,
    eventId: 'event',
  });
});

test.each<[string, Partial<RespondingRun>, object, RegExp]>([
  ['of a test', { mode: 'test' }, waits, /^This is a test/],
  ['of a called workflow', { isCalled: true }, waits, /^Another workflow/],
  ['of a run without an event', { eventId: null }, waits, /^No event/],
  ['of a replay or retry', { isRepeat: true }, waits, /^This run repeats/],
  ['of a trigger that answers at once', {}, { mode: 'immediate' }, /^The trigger answers by itself/],
  ['of a trigger with a fixed answer', {}, { mode: 'fixed' }, /^The trigger answers by itself/],
  ['of a trigger that is gone', { triggerNodeId: 'other' }, waits, /^The trigger answers by itself/],
])('nobody waits for the answer %s, and it says why', (_, run, response, reason) => {
  expect(awaitedResponse({ ...own, ...run }, graph(response))).toEqual({
    mode: 'nothing',
    reason: expect.stringMatching(reason),
  });
});
