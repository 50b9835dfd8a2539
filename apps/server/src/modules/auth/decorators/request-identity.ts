import type { FastifyRequest } from 'fastify';
import type { Identity } from '../account.js';

const identities = new WeakMap<FastifyRequest, Identity>();

export const rememberIdentity = (request: FastifyRequest, identity: Identity): void =>
  void identities.set(request, identity);

/** @throws Error on a public route: the guard does not authenticate there. */
export function identityOf(request: FastifyRequest): Identity {
  const identity = identities.get(request);
  if (identity === undefined) throw new Error(`Nobody is identified on ${request.method} ${request.routeOptions.url}`);
  return identity;
}
