import { publish } from './publish.js';

export const awsSnsActions = [publish];
