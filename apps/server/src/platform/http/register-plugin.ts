import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyPluginAsync } from 'fastify';

/**
 * Adds plain Fastify routes to the application. Call it in `onApplicationBootstrap` and not earlier: to wait for a plugin fixes
 * the error handler of Nest's routes, which Nest sets after `onModuleInit`.
 */
export async function registerPlugin(
  { httpAdapter }: HttpAdapterHost<FastifyAdapter>,
  plugin: FastifyPluginAsync,
): Promise<void> {
  await httpAdapter.getInstance().register(plugin);
}
