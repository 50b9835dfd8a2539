import {
  int4Param,
  versionListResponse,
  versionResponse,
  workflowResponse,
  type VersionResponse,
  type VersionSummaryResponse,
  type WorkflowResponse,
} from '@hookline/contracts';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublishService } from './publish-service.js';

@ApiTags('versions')
@Controller('api/v1/workflows/:id/versions')
export class VersionsController {
  constructor(private readonly publishing: PublishService) {}

  @Get()
  @ApiOperation({ summary: 'List published versions' })
  @ApiOkResponse({ standardSchema: versionListResponse })
  async list(@Param('id') id: string): Promise<{ items: VersionSummaryResponse[] }> {
    return { items: await this.publishing.list(id) };
  }

  @Get(':version')
  @ApiOperation({ summary: 'Read a version with its graph' })
  @ApiOkResponse({ standardSchema: versionResponse })
  get(@Param('id') id: string, @Param('version', { schema: int4Param }) version: number): Promise<VersionResponse> {
    return this.publishing.get(id, version);
  }

  @Post(':version/restore')
  @ApiOperation({ summary: 'Make a version the draft again' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: workflowResponse })
  restore(
    @Param('id') id: string,
    @Param('version', { schema: int4Param }) version: number,
  ): Promise<WorkflowResponse> {
    return this.publishing.restore(id, version);
  }
}
