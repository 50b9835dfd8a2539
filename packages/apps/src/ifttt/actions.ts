import { trigger } from './trigger.js';

export const iftttActions = [trigger];
