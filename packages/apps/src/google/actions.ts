import { callFunction } from './call-function.js';
import { publishMessage } from './publish-message.js';

export const googleActions = [callFunction, publishMessage];
