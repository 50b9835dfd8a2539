/**
 * Serves the web app. File names in `assets/` contain a content hash, so browsers cache them for a year; the page
 * itself is revalidated each time. Any other URL opened in a browser is a screen of the app.
 */
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PAGE_POLICY } from './content-security-policy.js';

const YEAR_SECONDS = 31_536_000;
/** The build's file names; compressed variants are sent in place of the file, never by their own name. */
const ASSET = /^[\w.-]+(?<!\.br|\.gz)$/;
const NOT_SCREENS = /^\/(api|hooks|resume|health|metrics|assets)(\/|$|\?)/;

/** @param folder absolute path of the built web app; without an index.html, only the API is served. */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    globIgnore: ['index.html', 'assets/**', '**/*.br', '**/*.gz'],
    // Created by the build: see apps/web/precompress.ts.
    preCompressed: true,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
  });
  // Resolved on request: a build under a running server changes the names.
  fastify.get<{ Params: { '*': string } }>('/assets/*', ({ params: { '*': name } }, reply) =>
    ASSET.test(name) ? reply.sendFile(`assets/${name}`) : reply.callNotFound(),
  );
  fastify.get('/', (_request, reply) => sendPage(reply));
  fastify.get('/*', (request, reply) => (isScreen(request) ? sendPage(reply) : reply.callNotFound()));
}

const cachingOf = (path: string): string =>
  path.includes(`${sep}assets${sep}`) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';

const isScreen = ({ url, headers }: FastifyRequest): boolean =>
  !NOT_SCREENS.test(url) && (headers.accept ?? '').includes('text/html');

const sendPage = (reply: FastifyReply): FastifyReply =>
  reply.header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-cache').sendFile('index.html');
