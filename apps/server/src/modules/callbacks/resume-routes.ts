/**
 * `/resume/:token`: accepts replies to steps, outside of Nest like the trigger URLs. The URL itself is the
 * authorisation, so no cookie is read. GET changes nothing: mail scanners and link previews open URLs too.
 */
import { parseBody, type BodyHeaders } from '@hookline/http-message';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppError } from '../../platform/errors/app-error.js';
import { sendProblem } from '../../platform/http/errors/problem-filter.js';
import { toProblem } from '../../platform/http/errors/to-problem.js';
import { acceptRawBodies, bodyOf, keepConnection, queryOf } from '../../platform/http/requests/raw-requests.js';
import type { ResumeLinks } from '../engine/index.js';
import { acceptedPage, refusedPage, unavailablePage } from './page/reply-page.js';
import { RESUME_PAGE_POLICY, resumePage, type PageContent } from './page/resume-page.js';
import { statePage } from './page/state-page.js';
import { unknownLink } from './refusals.js';
import type { ResumeService } from './resume-service.js';

export interface ResumeRouteDeps {
  readonly links: ResumeLinks;
  readonly resume: ResumeService;
  readonly logger: Logger;
}

interface Resume {
  Params: { token: string };
}

const MAX_BODY_BYTES = 1024 * 1024;

export class ResumeRoutes {
  constructor(private readonly deps: ResumeRouteDeps) {}

  /** A Fastify plugin. */
  readonly plugin = async (app: FastifyInstance): Promise<void> => {
    acceptRawBodies(app, MAX_BODY_BYTES);
    app.addHook('onRequest', async (_request, reply) => void reply.headers(PRIVATE));
    app.setErrorHandler((error: Error, request, reply) => this.refuse(error, request, reply));
    app.get<Resume>('/resume/:token', (request, reply) => this.show(request, reply));
    app.post<Resume>('/resume/:token', (request, reply) => this.accept(request, reply));
  };

  private async show(request: FastifyRequest<Resume>, reply: FastifyReply): Promise<FastifyReply> {
    const target = this.deps.links.read(request.params.token);
    const state = target && (await this.deps.resume.find(target));
    return sendPage(reply, state ? 200 : 404, statePage(state, new Date()));
  }

  private async accept(request: FastifyRequest<Resume>, reply: FastifyReply): Promise<FastifyReply> {
    const target = this.deps.links.read(request.params.token);
    if (!target) throw unknownLink();
    const query = queryOf(request);
    const accepted = await this.deps.resume.accept({
      ...target,
      // An empty name counts as none.
      answer: new URLSearchParams(query).get('answer') || null,
      body: parseBody(bodyOf(request), sentHeaders(request)),
      query,
    });
    const status = accepted.isAwaited ? 200 : 202;
    return isPerson(request) ? sendPage(reply, status, acceptedPage(accepted)) : reply.code(status).send({ ok: true });
  }

  private async refuse(error: Error, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    keepConnection(error, reply);
    const refusal = toProblem(isFault(error) ? this.unavailable(error) : error, request.id);
    if (!isPerson(request)) {
      sendProblem(reply, refusal);
      return reply;
    }
    const { status, detail } = refusal.problem;
    return sendPage(reply, status, await this.refusedAs(error, request, detail));
  }

  /** A refused person sees the current state of the link. */
  private async refusedAs(error: Error, request: FastifyRequest, detail: string): Promise<PageContent> {
    if (isFault(error)) return unavailablePage();
    const { token } = request.params as Resume['Params'];
    const target = this.deps.links.read(token);
    const state = target && (await this.deps.resume.find(target));
    return refusedPage(state, detail, new Date());
  }

  private unavailable(error: Error): AppError {
    this.deps.logger.error({ err: error }, 'Storing a reply failed; its sender got a 503 to retry');
    const words = 'Hookline cannot store answers right now. Send it again in a moment.';
    return new AppError('unavailable', 'callback.not-stored', words, { retryAfterMs: 2000 });
  }
}

/** No refusal but a fault: the database is unavailable, or there is a bug. */
const isFault = (error: Error & Partial<FastifyError>): boolean =>
  !(error instanceof AppError) && (error.statusCode === undefined || error.statusCode >= 500);

const sentHeaders = ({ sentContentType, headers }: FastifyRequest): BodyHeaders => ({
  'content-type': sentContentType,
  'content-encoding': headers['content-encoding'],
});

const isPerson = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').includes('text/html');

/** The URL is a secret, and its state changes: keeps it out of search engines, caches and referrers. */
const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

const sendPage = (reply: FastifyReply, status: number, content: PageContent): FastifyReply =>
  reply
    .code(status)
    .header('content-security-policy', RESUME_PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(resumePage(content));
