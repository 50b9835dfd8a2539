/**
 * Compresses API responses that are larger than a packet. Secrets in them are safe from BREACH: an attacker would have
 * to make a logged-in browser send thousands of requests, with their own text in the response. The session cookie is
 * SameSite=Lax and is not sent with such requests, and secrets are only in responses to requests from our own pages or
 * API keys.
 */
import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SMALLEST = 1400;

/** Not the web app's files, which the build has compressed, nor trigger URLs, whose responses are short and many. */
const COMPRESSED_ROUTES = '/api/';
/** Live events must not wait for a compression buffer. */
const LIVE = '/api/v1/live';

export async function compressResponses(app: NestFastifyApplication): Promise<void> {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (!route.url.startsWith(COMPRESSED_ROUTES) || route.url === LIVE) route.compress = false;
    });
  await app.register(compress, {
    threshold: SMALLEST,
    // Brotli at the level that costs as little as gzip: lists are generated for each request.
    brotliOptions: { params: { 0x1: 4 } },
    zlibOptions: { level: 5 },
    encodings: ['br', 'gzip'],
    globalDecompression: false,
  });
}
