import { send } from './send.js';

export const zapierActions = [send];
