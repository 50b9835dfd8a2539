import { defineExecutor } from '@hookline/node-kit';
import { buildRequest } from './build-request.js';
import { httpRequestDefinition } from './definition.js';
import { readAnswer } from './read-answer.js';
import { statusFailure } from './status-failure.js';
import { isSuccess } from './success-codes.js';

export const executeHttpRequest = defineExecutor(
  httpRequestDefinition,
  async (config, { http, idempotencyKey, signal, clock }) => {
    // Read before anything is sent: a wrong setting must not fail a request that has already done its work.
    isSuccess(200, config.successCodes);
    const request = buildRequest(config, idempotencyKey);
    const answer = readAnswer(await http.request({ ...request, signal }));
    if (!isSuccess(answer.status, config.successCodes)) throw statusFailure(answer, request.url, clock.now());
    return { kind: 'completed', port: 'out', output: answer };
  },
);
