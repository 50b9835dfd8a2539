import type { SentTestEventResponse, SignRequest } from '@hookline/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { SETTINGS, type RuntimeSettings } from '../../../platform/config/settings.js';
import { RequestSigner } from './request-signer.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/**
 * Sends test events to the trigger like its sender: through the same routes and the same decisions as from outside, but
 * without a connection, because the public URL may lead elsewhere or nowhere from here.
 */
@Injectable()
export class TestEvents {
  constructor(
    private readonly signer: RequestSigner,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  /** @throws AppError `trigger.not-found`, `trigger.no-address` */
  async send(
    trigger: { readonly workflowId: string; readonly nodeId: string },
    { method: asked, path, headers, body }: SignRequest,
  ): Promise<SentTestEventResponse> {
    const method = METHODS.find((known) => known === asked.toUpperCase()) ?? 'POST';
    const parts = (url: string) => ({ method, url: `${url}${path}`, headers, body: Buffer.from(body) });
    const { key, headers: proof } = await this.signer.sign(trigger, parts, this.settings.PUBLIC_URL);
    const left = new Set([...CONNECTION_HEADERS, ...Object.keys(proof ?? {}).map((name) => name.toLowerCase())]);
    const own = headers.filter(([name]) => !left.has(name.toLowerCase()));
    const begun = performance.now();
    const response = await this.host.httpAdapter.getInstance().inject({
      method,
      url: `/hooks/${key}${path}`,
      headers: { ...Object.fromEntries(own), ...proof },
      ...(body === '' ? {} : { payload: body }),
    });
    return {
      status: response.statusCode,
      body: response.body,
      signed: proof !== null,
      tookMs: performance.now() - begun,
    };
  }
}

/** Connection headers: there is no connection. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'host', 'transfer-encoding']);
