import { NodeError, field } from '@hookline/node-kit';
import { mailHtml, mailText, mailTo } from '../kit/mail-addresses.js';
import { mailgun } from './app.js';
import { given, mailRequest, options, queuedMail, sender } from './mail.js';

export const sendMail = mailgun.action({
  id: 'send-mail',
  title: 'Send mail',
  summary: 'Sends a mail that you write here.',
  keywords: ['email', 'notify'],
  effect: 'write',
  fields: {
    from: sender(),
    to: mailTo(),
    subject: field.text({ label: 'Subject', required: true, placeholder: 'Order {{ trigger.body.id }}' }),
    text: mailText(),
    html: mailHtml(),
    ...options,
  },
  request: ({ subject, text, html, ...mail }) => {
    if (given(text) === undefined && given(html) === undefined)
      throw new NodeError({ code: 'config.wrong', message: 'The mail is empty. Fill in the text or the HTML.' });
    return mailRequest(mail, { subject, text: text || undefined, html: html || undefined });
  },
  output: queuedMail,
});
