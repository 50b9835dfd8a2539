import { addReaction } from './add-reaction.js';
import { postMessage } from './post-message.js';
import { sendToWebhook } from './send-to-webhook.js';
import { updateMessage } from './update-message.js';

export const slackActions = [postMessage, sendToWebhook, updateMessage, addReaction];
