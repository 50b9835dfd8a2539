import { field } from '@hookline/node-kit';
import { sendGrid } from './app.js';
import { acceptedMail, mailRequest, options, recipients, sender } from './mail.js';

export const sendTemplate = sendGrid.action({
  id: 'send-template',
  title: 'Send mail by template',
  summary: 'Sends a dynamic template that you made in SendGrid.',
  keywords: ['email', 'notify', 'dynamic template'],
  effect: 'write',
  fields: {
    from: sender(),
    to: recipients(),
    template: field.text({
      label: 'Template id',
      required: true,
      placeholder: 'd-…',
      help: 'In SendGrid, under Email API › Dynamic Templates.',
    }),
    data: field.json({
      label: 'Data of the template',
      placeholder: '{ "order": {{ trigger.body.id }} }',
      help: 'What stands in double braces in the template.',
    }),
    ...options,
  },
  request: ({ template, data, ...mail }) =>
    mailRequest(mail, { dynamic_template_data: data ?? undefined }, { template_id: template.trim() }),
  output: acceptedMail,
});
