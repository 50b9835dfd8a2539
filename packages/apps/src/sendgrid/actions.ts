import { sendMail } from './send-mail.js';
import { sendTemplate } from './send-template.js';

export const sendGridActions = [sendMail, sendTemplate];
