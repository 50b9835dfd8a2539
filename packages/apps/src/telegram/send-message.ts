import { NodeError, field } from '@hookline/node-kit';
import { textAt } from '../kit/read-answer.js';
import { telegram } from './app.js';

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage = telegram.action({
  id: 'send-message',
  title: 'Send message',
  summary: 'Writes to a person, a group or a channel as your bot.',
  keywords: ['post', 'notify', 'alert'],
  effect: 'write',
  fields: {
    chat: field.text({
      label: 'Chat',
      required: true,
      placeholder: '-1001234567890',
      help: 'The id of the chat, or @name of a public channel. A person has to write to the bot first.',
    }),
    format: field.choice(
      { plain: 'Plain text', html: 'With formatting (HTML)' },
      { label: 'Written as', default: 'plain' },
    ),
    text: field.multiline({
      label: 'Text',
      required: true,
      placeholder: 'New order {{ trigger.body.order.id }}',
      help: 'At most 4,096 characters.',
      showWhen: { field: 'format', is: ['plain'] },
    }),
    html: field.multiline({
      label: 'Text with formatting',
      required: true,
      placeholder: '<b>New order</b> {{ trigger.body.order.id }}',
      help: 'With <b>, <i>, <code> and <a href="…">. Values are sent as they read: & < > in them is no markup.',
      encoding: 'markup',
      showWhen: { field: 'format', is: ['html'] },
    }),
    topic: field.text({ label: 'Topic', help: 'The id of a topic of a group that has some.', advanced: true }),
    replyTo: field.text({
      label: 'Reply to',
      placeholder: '{{ steps.telegram.messageId }}',
      help: 'The id of the message that is answered.',
      advanced: true,
    }),
    silent: field.toggle({ label: 'Without a sound', default: false, advanced: true }),
    preview: field.toggle({ label: 'Show a preview of links', default: true, advanced: true }),
  },
  request: ({ chat, format, text, html, topic, replyTo, silent, preview }) => ({
    method: 'POST',
    path: '/sendMessage',
    body: {
      chat_id: chat.trim(),
      text: format === 'html' ? html : text,
      parse_mode: format === 'html' ? 'HTML' : undefined,
      message_thread_id: numberOf('Topic', 'topic', topic),
      reply_parameters: replyOf(replyTo),
      disable_notification: silent || undefined,
      link_preview_options: preview ? undefined : { is_disabled: true },
    },
    timeoutMs: 15_000,
  }),
  output: ({ body }) => ({
    messageId: textAt(body, 'result', 'message_id'),
    chatId: textAt(body, 'result', 'chat', 'id'),
  }),
});

const replyOf = (text: string) => {
  const id = numberOf('Reply to', 'replyTo', text);
  return id === undefined ? undefined : { message_id: id };
};

/** Telegram wants these ids as numbers. @throws NodeError `config.wrong` */
function numberOf(label: string, name: string, text: string): number | undefined {
  const value = text.trim();
  if (value === '') return undefined;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw new NodeError({
    code: 'config.wrong',
    message: `${label}: "${value}" is no id of Telegram, which are numbers.`,
    details: { field: name },
  });
}
