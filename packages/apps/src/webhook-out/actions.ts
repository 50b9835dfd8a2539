import { sendEvent } from './send-event.js';

export const webhookOutActions = [sendEvent];
