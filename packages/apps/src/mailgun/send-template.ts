import { field } from '@hookline/node-kit';
import { mailTo } from '../kit/mail-addresses.js';
import { mailgun } from './app.js';
import { given, mailRequest, options, queuedMail, sender } from './mail.js';

export const sendTemplate = mailgun.action({
  id: 'send-template',
  title: 'Send mail by template',
  summary: 'Sends a template that you made in Mailgun.',
  keywords: ['email', 'notify'],
  effect: 'write',
  fields: {
    from: sender(),
    to: mailTo(),
    template: field.text({
      label: 'Template',
      required: true,
      placeholder: 'order-paid',
      help: 'Its name in Mailgun, under Sending › Templates.',
    }),
    data: field.json({
      label: 'Data of the template',
      placeholder: '{ "order": {{ trigger.body.id }} }',
      help: 'What stands in double braces in the template.',
    }),
    subject: field.text({ label: 'Subject', help: 'Empty: that of the template.' }),
    ...options,
  },
  request: ({ template, data, subject, ...mail }) =>
    mailRequest(mail, {
      template: template.trim(),
      subject: given(subject),
      't:variables': data === undefined || data === null || data === '' ? undefined : JSON.stringify(data),
    }),
  output: queuedMail,
});
