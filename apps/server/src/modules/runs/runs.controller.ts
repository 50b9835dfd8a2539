import {
  iterationListQuery,
  iterationListResponse,
  resolveStepRequest,
  retryRunRequest,
  runListQuery,
  runListResponse,
  runResponse,
  startedRunResponse,
  type IterationListQuery,
  type IterationResponse,
  type Page,
  type ResolveStepRequest,
  type RetryRunRequest,
  type RunListQuery,
  type RunResponse,
  type RunSummaryResponse,
  type StartedRunResponse,
} from '@hookline/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { HeldSteps, RunCanceller, RunRetrier } from '../engine/index.js';
import { Iterations } from './iterations.js';
import { RunDetails } from './run-details.js';
import { RunList } from './run-list.js';

@ApiTags('runs')
@Controller('api/v1/runs')
export class RunsController {
  // oxlint-disable-next-line max-params -- constructor injection
  constructor(
    private readonly runs: RunList,
    private readonly details: RunDetails,
    private readonly iterations: Iterations,
    private readonly canceller: RunCanceller,
    private readonly retrier: RunRetrier,
    private readonly held: HeldSteps,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List runs, newest first' })
  @ApiOkResponse({ standardSchema: runListResponse })
  list(@Query({ schema: runListQuery }) query: RunListQuery): Promise<Page<RunSummaryResponse>> {
    return this.runs.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a run with all its steps' })
  @ApiOkResponse({ standardSchema: runResponse })
  get(@Param('id') id: string): Promise<RunResponse> {
    return this.details.get(id);
  }

  @Get(':id/iterations')
  @ApiOperation({ summary: 'List the items of a loop' })
  @ApiOkResponse({ standardSchema: iterationListResponse })
  listIterations(
    @Param('id') id: string,
    @Query({ schema: iterationListQuery }) query: IterationListQuery,
  ): Promise<Page<IterationResponse>> {
    return this.iterations.list(id, query);
  }

  @Post(':id/retry')
  @ApiOperation({ summary: 'Run again, from the failure or from the start' })
  @ApiCreatedResponse({ standardSchema: startedRunResponse })
  async retry(
    @Param('id') id: string,
    @Body({ schema: retryRunRequest }) request: RetryRunRequest,
  ): Promise<StartedRunResponse> {
    if (!isUuid(id)) throw notFound('run', id);
    return { runId: await this.retrier.retry(id, request) };
  }

  @Post(':id/steps/:nodeId/resolve')
  @ApiOperation({ summary: 'Say what became of a step that was interrupted' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: runResponse })
  async resolve(
    @Param('id') id: string,
    @Param('nodeId') nodeId: string,
    @Body({ schema: resolveStepRequest }) request: ResolveStepRequest,
  ): Promise<RunResponse> {
    if (!isUuid(id)) throw notFound('run', id);
    await this.held.resolve(id, nodeId, request);
    return this.details.get(id);
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: 'Cancel a run' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: runResponse })
  async cancel(@Param('id') id: string): Promise<RunResponse> {
    if (!isUuid(id)) throw notFound('run', id);
    await this.canceller.cancel(id);
    return this.details.get(id);
  }
}
