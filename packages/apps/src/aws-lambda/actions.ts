import { invoke } from './invoke.js';

export const awsLambdaActions = [invoke];
