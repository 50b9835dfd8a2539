import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Account, Identity } from '../account.js';
import { identityOf } from './request-identity.js';

const identityIn = (context: ExecutionContext): Identity =>
  identityOf(context.switchToHttp().getRequest<FastifyRequest>());

/** The {@link Account} that the request acts for. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Account => {
  return identityIn(context).account;
});

/** The account and the credential that identified it. */
export const CurrentIdentity = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  return identityIn(context);
});
