/** What Discord's actions on messages share. */
import { NodeError, field } from '@hookline/node-kit';
import { z } from 'zod';
import type { Answer } from '../kit/app.js';
import { textAt } from '../kit/read-answer.js';

const embedShape = {
  title: field.text({ label: 'Title', placeholder: 'Order {{ trigger.body.order.id }}' }),
  description: field.multiline({ label: 'Text' }),
  url: field.text({ label: 'Link of the title', placeholder: 'https://shop.example/orders/1001' }),
  color: field.text({ label: 'Colour', placeholder: '#57f287' }),
  fields: field.list(
    {
      name: field.text({ label: 'Name', required: true, placeholder: 'Total' }),
      value: field.text({ label: 'Value', required: true, placeholder: '{{ trigger.body.order.total }}' }),
      inline: field.toggle({ label: 'Beside the one before', default: true }),
    },
    { label: 'Fields', addLabel: 'Add field' },
  ),
};

const embedSchema = z.object(embedShape);

/** The fields of a message: https://docs.discord.com/developers/resources/message#embed-object. */
export const messageFields = {
  content: field.multiline({
    label: 'Message',
    placeholder: 'New order {{ trigger.body.order.id }}',
    help: 'At most 2,000 characters. **bold**, *italic* and links work.',
  }),
  embeds: field.list(embedShape, {
    label: 'Embeds',
    addLabel: 'Add embed',
  }),
  mentions: field.choices(
    { users: 'People', roles: 'Roles', everyone: '@everyone and @here' },
    {
      label: 'Who may be notified',
      default: [],
      required: false,
      help: 'A mention of others is shown and notifies nobody.',
      advanced: true,
    },
  ),
};

export const threadId = () =>
  field.text({
    label: 'Thread id',
    placeholder: '1180000000000000009',
    help: 'When the message is in a thread: right-click it, then Copy Thread ID (with Developer Mode on, under Advanced).',
    advanced: true,
  });

export const messageId = () =>
  field.text({
    label: 'Message id',
    required: true,
    placeholder: '{{ steps.discord.id }}',
    help: 'The id of a message that this webhook has sent.',
  });

interface MessageConfig {
  readonly content: string;
  readonly embeds: readonly z.output<typeof embedSchema>[];
  readonly mentions: readonly string[];
}

/** The same members for a new and for a changed message. */
export const messageBody = ({ content, embeds, mentions }: MessageConfig) => ({
  content,
  embeds: embeds.map(({ title, description, url, color, fields }) => ({
    title: title || undefined,
    description: description || undefined,
    url: url.trim() || undefined,
    color: colorOf(color),
    fields,
  })),
  // Without it, whoever an order's text mentions is notified.
  allowed_mentions: { parse: mentions },
});

/** As a number, which Discord wants. @throws NodeError `config.wrong` */
function colorOf(text: string): number | undefined {
  const color = text.trim();
  if (color === '') return undefined;
  if (/^#?[0-9a-f]{6}$/i.test(color)) return Number.parseInt(color.replace('#', ''), 16);
  throw new NodeError({
    code: 'config.wrong',
    message: `Colour: "${color}" is none. Write one like #57f287.`,
    details: { field: 'embeds' },
  });
}

/** The ids that later steps need. */
export const pickMessage = ({ body }: Answer) => ({
  id: textAt(body, 'id'),
  channelId: textAt(body, 'channel_id'),
  content: textAt(body, 'content'),
  sentAt: textAt(body, 'timestamp'),
});
