import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../auth/index.js';
import { Readiness } from './readiness.js';

const liveness = z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' });
const readiness = z
  .object({
    status: z.enum(['ok', 'failed']),
    checks: z.record(z.string(), z.enum(['ok', 'failed'])),
    /** Runs overdue by two minutes. Does not affect readiness; null: unknown. */
    stuckRuns: z.int().nullable(),
  })
  .meta({ id: 'Readiness' });

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs and responds. On failure, restart it. */
  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiOkResponse({ standardSchema: liveness })
  live(): z.output<typeof liveness> {
    return { status: 'ok' };
  }

  /** The process can work. On failure, send requests elsewhere. */
  @Get('ready')
  @ApiOperation({ summary: 'Whether it can do its work' })
  @ApiOkResponse({ standardSchema: readiness })
  @ApiServiceUnavailableResponse({ standardSchema: readiness })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.output<typeof readiness>> {
    const [checks, stuckRuns] = await Promise.all([this.readiness.check(), this.readiness.stuckRuns()]);
    const status = Object.values(checks).every((result) => result === 'ok') ? 'ok' : 'failed';
    void reply.code(status === 'ok' ? 200 : 503);
    return { status, checks: { ...checks }, stuckRuns };
  }
}
