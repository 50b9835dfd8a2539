/** What Slack's actions on messages share. */
import { NodeError, field, isRecord } from '@hookline/node-kit';
import type { Answer } from '../kit/app.js';
import { textAt, valueAt } from '../kit/read-answer.js';

export const channel = () =>
  field.text({
    label: 'Channel',
    required: true,
    placeholder: '#orders',
    help: 'Its name or id, or the id of a person. The app must be a member.',
  });

export const messageText = () =>
  field.multiline({
    label: 'Text',
    required: true,
    placeholder: 'New order {{ trigger.body.order.id }}',
    help: 'Values are sent as they read: & < > in them is no markup.',
    encoding: 'markup',
  });

export const messageId = () =>
  field.text({
    label: 'Message id',
    required: true,
    placeholder: '{{ steps.slack.ts }}',
    help: 'The ts of the message.',
  });

/** A list of blocks, or the object that the Block Kit Builder copies. @throws NodeError `config.wrong` */
export function blocksOf(given: unknown): readonly unknown[] | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const list = isRecord(given) ? given['blocks'] : given;
  if (Array.isArray(list)) return list;
  throw new NodeError({
    code: 'config.wrong',
    message: 'Blocks: give a list of blocks, or what the Block Kit Builder copies.',
    details: { field: 'blocks' },
  });
}

/** The ids that later steps need. */
export const pickMessage = ({ body }: Answer) => ({
  ok: true,
  channel: textAt(body, 'channel'),
  ts: textAt(body, 'ts'),
  message: valueAt(body, 'message'),
});
