import { sendMessage } from './send-message.js';

export const telegramActions = [sendMessage];
