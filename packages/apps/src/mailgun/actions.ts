import { sendMail } from './send-mail.js';
import { sendTemplate } from './send-template.js';

export const mailgunActions = [sendMail, sendTemplate];
