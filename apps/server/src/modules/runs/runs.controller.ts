import {
  runListQuery,
  runListResponse,
  runResponse,
  type Page,
  type RunListQuery,
  type RunResponse,
  type RunSummaryResponse,
} from '@hookline/contracts';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { RunCanceller } from '../engine/index.js';
import { RunDetails } from './run-details.js';
import { RunList } from './run-list.js';

@ApiTags('runs')
@Controller('api/v1/runs')
export class RunsController {
  constructor(
    private readonly runs: RunList,
    private readonly details: RunDetails,
    private readonly canceller: RunCanceller,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: runListResponse })
  list(@Query({ schema: runListQuery }) query: RunListQuery): Promise<Page<RunSummaryResponse>> {
    return this.runs.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: runResponse })
  get(@Param('id') id: string): Promise<RunResponse> {
    return this.details.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: runResponse })
  async cancel(@Param('id') id: string): Promise<RunResponse> {
    if (!isUuid(id)) throw notFound('run', id);
    await this.canceller.cancel(id);
    return this.details.get(id);
  }
}
