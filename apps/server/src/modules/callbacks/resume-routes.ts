/**
 * `/resume/:token`: the address at which a step is answered, beside Nest as the trigger URLs are. Whoever knows it may
 * answer, so no cookie is read. Reading it answers nothing: mail scanners and previews open links too.
 */
import { parseBody, type BodyHeaders } from '@hookline/http-message';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppError } from '../../platform/errors/app-error.js';
import { sendProblem } from '../../platform/http/problem-filter.js';
import { bodyOf, keepConnection, queryOf, takeRawBodies } from '../../platform/http/raw-requests.js';
import { toProblem } from '../../platform/http/to-problem.js';
import type { ResumeLinks } from '../engine/index.js';
import type { ResumeService } from './resume-service.js';
import { type PageContent, RESUME_PAGE_POLICY, resumePage } from './page/resume-page.js';
import { statePage } from './page/state-page.js';
import { refusedPage, takenPage, unavailablePage } from './page/answer-page.js';
import { unknownLink } from './refusals.js';

export interface ResumeRouteDeps {
  readonly links: ResumeLinks;
  readonly resume: ResumeService;
  readonly logger: Logger;
}

interface Resume {
  Params: { token: string };
}

const MAX_BODY_BYTES = 1024 * 1024;

export function resumeRoutes({ links, resume: answering, logger }: ResumeRouteDeps) {
  return async (app: FastifyInstance): Promise<void> => {
    takeRawBodies(app, MAX_BODY_BYTES);
    app.addHook('onRequest', async (_request, reply) => void reply.headers(PRIVATE));
    app.setErrorHandler((error: Error, request, reply) => refuse(error, request, reply));
    app.get<Resume>('/resume/:token', show);
    app.post<Resume>('/resume/:token', take);
  };

  async function show(request: FastifyRequest<Resume>, reply: FastifyReply): Promise<FastifyReply> {
    const place = links.read(request.params.token);
    const state = place && (await answering.find(place));
    return sendPage(reply, state ? 200 : 404, statePage(state, new Date()));
  }

  async function take(request: FastifyRequest<Resume>, reply: FastifyReply): Promise<FastifyReply> {
    const place = links.read(request.params.token);
    if (!place) throw unknownLink();
    const query = queryOf(request);
    const taken = await answering.take({
      ...place,
      // An empty name is none.
      answer: new URLSearchParams(query).get('answer') || null,
      body: parseBody(bodyOf(request), sentHeaders(request)),
      query,
    });
    const status = taken.isAwaited ? 200 : 202;
    return isPerson(request) ? sendPage(reply, status, takenPage(taken)) : reply.code(status).send({ ok: true });
  }

  async function refuse(error: Error, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    keepConnection(error, reply);
    const refusal = toProblem(isFault(error) ? unavailable(error) : error, request.id);
    if (!isPerson(request)) {
      sendProblem(reply, refusal);
      return reply;
    }
    const { status, detail } = refusal.problem;
    return sendPage(reply, status, await refusedAs(error, request, detail));
  }

  /** A person who cannot answer sees what the link leads to. */
  async function refusedAs(error: Error, request: FastifyRequest, detail: string): Promise<PageContent> {
    if (isFault(error)) return unavailablePage();
    const { token } = request.params as Resume['Params'];
    const place = links.read(token);
    const state = place && (await answering.find(place));
    return refusedPage(state, detail, new Date());
  }

  function unavailable(error: Error): AppError {
    logger.error({ err: error }, 'An answer was not stored, so its sender was told to come again');
    const words = 'Hookline cannot store answers right now. Send it again in a moment.';
    return new AppError('unavailable', 'callback.not-stored', words, { retryAfterMs: 2000 });
  }
}

/** What is no refusal: the database is away, or there is a bug. */
const isFault = (error: Error & Partial<FastifyError>): boolean =>
  !(error instanceof AppError) && (error.statusCode === undefined || error.statusCode >= 500);

const sentHeaders = ({ sentContentType, headers }: FastifyRequest): BodyHeaders => ({
  'content-type': sentContentType,
  'content-encoding': headers['content-encoding'],
});

const isPerson = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').includes('text/html');

/** The address is a secret, and what it leads to changes: no search engine, no cache and no other site hears of it. */
const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

const sendPage = (reply: FastifyReply, status: number, content: PageContent): FastifyReply =>
  reply
    .code(status)
    .header('content-security-policy', RESUME_PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(resumePage(content));
