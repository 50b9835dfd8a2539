/** What Mailgun's actions share. https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages */
import { field } from '@hookline/node-kit';
import type { Answer, AppRequest } from '../kit/app.js';
import { mailAddresses, mailFrom } from '../kit/mail-addresses.js';
import { pairs, recordOf } from '../kit/pairs.js';
import { pick } from '../kit/read-answer.js';

export const sender = () => mailFrom('An address of the domain in the credential.');

/** The rare ones, in the order of the screen. */
export const options = {
  cc: field.text({ label: 'Cc', advanced: true }),
  bcc: field.text({ label: 'Bcc', advanced: true }),
  replyTo: field.text({ label: 'Reply to', placeholder: 'help@example.com', advanced: true }),
  separately: field.toggle({
    label: 'Send separately',
    help: 'Each person in To gets a mail of their own, and sees no other address.',
    default: false,
    advanced: true,
  }),
  tag: field.text({ label: 'Tag', placeholder: 'orders', help: 'Mailgun counts by it.', advanced: true }),
  variables: pairs({
    label: 'Variables',
    placeholder: 'order',
    help: 'Mailgun’s own events name them again.',
    addLabel: 'Add variable',
    advanced: true,
  }),
  deliverAt: field.text({
    label: 'Deliver at',
    placeholder: 'Fri, 14 Oct 2011 23:10:10 -0000',
    help: 'A date as mail writes it.',
    advanced: true,
  }),
  testMode: field.toggle({
    label: 'Test mode',
    help: 'Mailgun takes it and sends nothing.',
    default: false,
    advanced: true,
  }),
};

interface Mail {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly separately: boolean;
  readonly tag: string;
  readonly variables: Parameters<typeof recordOf>[0];
  readonly deliverAt: string;
  readonly testMode: boolean;
}

/** @throws NodeError `config.wrong` */
export const mailRequest = (mail: Mail, content: Readonly<Record<string, unknown>>): AppRequest => ({
  method: 'POST',
  path: '/messages',
  body: {
    from: mail.from.trim(),
    to: mail.to.trim(),
    cc: given(mail.cc),
    bcc: given(mail.bcc),
    ...content,
    'h:Reply-To': given(mail.replyTo),
    'o:tag': given(mail.tag),
    'o:deliverytime': given(mail.deliverAt),
    'o:testmode': mail.testMode ? 'yes' : undefined,
    // Without it, everybody in To sees everybody.
    'recipient-variables': mail.separately ? variablesOf(mail.to) : undefined,
    ...recordOf(mail.variables, 'v:'),
  },
});

/** None for each. */
const variablesOf = (to: string): string =>
  JSON.stringify(Object.fromEntries(mailAddresses('To', to).map(({ email }) => [email, {}])));

export const given = (text: string): string | undefined => text.trim() || undefined;

export const queuedMail = ({ body }: Answer) => pick(body, 'id', 'message');
