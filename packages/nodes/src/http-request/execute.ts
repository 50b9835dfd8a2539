import { defineExecutor, type HttpResponse } from '@hookline/node-kit';
import { buildRequest } from './build-request.js';
import { httpRequestDefinition } from './definition.js';
import { readResponse } from './read-response.js';
import { statusFailure } from './status-failure.js';
import { isSuccess } from './success-codes.js';

export const executeHttpRequest = defineExecutor(
  httpRequestDefinition,
  async (config, { http, idempotencyKey, signal, clock }) => {
    // Parsed before the request is sent: a wrong setting must not fail a request that has had its effect.
    isSuccess(200, config.successCodes);
    const request = buildRequest(config, idempotencyKey);
    const response = await http.request({ ...request, signal });
    const parsed = readResponse(response);
    if (!isSuccess(parsed.status, config.successCodes)) throw statusFailure(parsed, request.url, clock.now());
    return { kind: 'completed', port: 'out', output: { ...parsed, headers: withCookies(response) } };
  },
);

/**
 * Several cookies are a list, because their dates hold the comma that joins other headers; one is its text, like any other
 * header. Expressions read both alike: `headers.`set-cookie`[0]` is the first.
 */
const withCookies = ({
  headers,
  setCookies = [],
}: HttpResponse): Readonly<Record<string, string | readonly string[]>> =>
  setCookies.length > 1 ? { ...headers, 'set-cookie': setCookies } : headers;
