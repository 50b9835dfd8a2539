import { NodeError, field } from '@hookline/node-kit';
import { mailHtml, mailText } from '../kit/mail-addresses.js';
import { sendGrid } from './app.js';
import { acceptedMail, mailRequest, options, recipients, sender } from './mail.js';

export const sendMail = sendGrid.action({
  id: 'send-mail',
  title: 'Send mail',
  summary: 'Sends a mail that you write here.',
  keywords: ['email', 'notify'],
  effect: 'write',
  fields: {
    from: sender(),
    to: recipients(),
    subject: field.text({ label: 'Subject', required: true, placeholder: 'Order {{ trigger.body.id }}' }),
    text: mailText(),
    html: mailHtml(),
    ...options,
  },
  request: ({ subject, text, html, ...mail }) => mailRequest(mail, {}, { subject, content: contentOf(text, html) }),
  output: acceptedMail,
});

/** SendGrid wants the plain text first. @throws NodeError `config.wrong` */
function contentOf(text: string, html: string) {
  const parts = [
    { type: 'text/plain', value: text },
    { type: 'text/html', value: html },
  ].filter(({ value }) => value.trim() !== '');
  if (parts.length > 0) return parts;
  throw new NodeError({ code: 'config.wrong', message: 'The mail is empty. Fill in the text or the HTML.' });
}
