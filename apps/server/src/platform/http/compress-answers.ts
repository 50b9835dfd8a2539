/**
 * Answers of the API leave compressed once they are larger than a packet. Whether secrets may be in them (BREACH): an
 * attacker would have to make a logged-in browser ask, with text of theirs in the answer, thousands of times. The session
 * cookie is SameSite=Lax and does not travel with such requests, and secrets are only ever in answers to requests that
 * our own pages or API keys make.
 */
import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SMALLEST = 1400;

/** Not the web app's files, which the build has compressed, nor trigger URLs, whose answers are short and many. */
const COMPRESSED_ROUTES = '/api/';
/** Events as they happen wait for nothing. */
const LIVE = '/api/v1/live';

export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (!route.url.startsWith(COMPRESSED_ROUTES) || route.url === LIVE) route.compress = false;
    });
  await app.register(compress, {
    threshold: SMALLEST,
    // Brotli at the level that costs as little as gzip: lists are made anew for each request.
    brotliOptions: { params: { 0x1: 4 } },
    zlibOptions: { level: 5 },
    encodings: ['br', 'gzip'],
    globalDecompression: false,
  });
}
