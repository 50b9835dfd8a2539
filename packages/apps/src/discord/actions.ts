import { deleteMessage } from './delete-message.js';
import { editMessage } from './edit-message.js';
import { sendMessage } from './send-message.js';

export const discordActions = [sendMessage, editMessage, deleteMessage];
