/**
 * Authenticates every route that is not marked {@link Public}. Changes authenticated by a cookie, logins and the setup
 * are accepted from our own pages only.
 */
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type RuntimeSettings } from '../../../platform/config/settings.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { PUBLIC } from '../decorators/public.js';
import { rememberIdentity } from '../decorators/request-identity.js';
import { Authenticator } from './authenticator.js';
import { isSameOrigin } from './is-same-origin.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.isPublic(context)) {
      this.checkOrigin(request);
      return true;
    }
    const identity = await this.authenticator.identify(request);
    if (identity === undefined) throw new AppError('unauthenticated', 'session.missing', UNAUTHENTICATED);
    if (identity.via === 'session') this.checkOrigin(request);
    rememberIdentity(request, identity);
    return true;
  }

  private isPublic(context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride(PUBLIC, [context.getHandler(), context.getClass()]) === true;
  }

  private checkOrigin({ method, headers, host, protocol }: FastifyRequest): void {
    if (READING.has(method)) return;
    const [fetchSite] = [headers['sec-fetch-site']].flat();
    if (isSameOrigin({ origin: headers.origin, host, protocol, fetchSite }, this.settings.PUBLIC_URL)) return;
    throw new AppError('forbidden', 'origin.refused', CROSS_ORIGIN);
  }
}

const UNAUTHENTICATED = 'Log in first, or send an API key in the Authorization header as "Bearer hk_…".';
const CROSS_ORIGIN =
  'This request comes from a page of another site, so nothing was done. If it is yours, set PUBLIC_URL to its address.';
