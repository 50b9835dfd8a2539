import {
  versionListResponse,
  versionResponse,
  workflowResponse,
  type VersionResponse,
  type VersionSummaryResponse,
  type WorkflowResponse,
} from '@hookline/contracts';
import { Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Publishing } from './publishing.js';

@ApiTags('versions')
@Controller('api/v1/workflows/:id/versions')
export class VersionsController {
  constructor(private readonly publishing: Publishing) {}

  @Get()
  @ApiOkResponse({ standardSchema: versionListResponse })
  async list(@Param('id') id: string): Promise<{ items: VersionSummaryResponse[] }> {
    return { items: await this.publishing.list(id) };
  }

  @Get(':version')
  @ApiOkResponse({ standardSchema: versionResponse })
  get(@Param('id') id: string, @Param('version', ParseIntPipe) version: number): Promise<VersionResponse> {
    return this.publishing.get(id, version);
  }

  @Post(':version/restore')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: workflowResponse })
  restore(@Param('id') id: string, @Param('version', ParseIntPipe) version: number): Promise<WorkflowResponse> {
    return this.publishing.restore(id, version);
  }
}
