import {
  createWorkflowRequest,
  patchWorkflowRequest,
  publishRequest,
  publishResponse,
  saveDraftRequest,
  savedDraftResponse,
  startRunRequest,
  startedRunResponse,
  testRunRequest,
  workflowListResponse,
  workflowResponse,
  type CreateWorkflowRequest,
  type PatchWorkflowRequest,
  type PublishRequest,
  type PublishResponse,
  type SaveDraftRequest,
  type SavedDraftResponse,
  type StartRunRequest,
  type StartedRunResponse,
  type TestRunRequest,
  type WorkflowResponse,
  type WorkflowSummaryResponse,
} from '@hookline/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WorkflowDocuments } from './documents/workflow-documents.js';
import { WorkflowSummaries } from './documents/workflow-summaries.js';
import { PublishService } from './publish-service.js';
import { StartRunService } from './start-run-service.js';

@ApiTags('workflows')
@Controller('api/v1/workflows')
export class WorkflowsController {
  constructor(
    private readonly documents: WorkflowDocuments,
    private readonly summaries: WorkflowSummaries,
    private readonly publishing: PublishService,
    private readonly starting: StartRunService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List workflows, with how their last day went' })
  @ApiOkResponse({ standardSchema: workflowListResponse })
  async list(): Promise<{ items: WorkflowSummaryResponse[] }> {
    return { items: await this.summaries.list(new Date()) };
  }

  @Post()
  @ApiOperation({ summary: 'Make a workflow' })
  @ApiCreatedResponse({ standardSchema: workflowResponse })
  create(@Body({ schema: createWorkflowRequest }) body: CreateWorkflowRequest): Promise<WorkflowResponse> {
    return this.documents.create(body);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a workflow with its draft and problems' })
  @ApiOkResponse({ standardSchema: workflowResponse })
  get(@Param('id') id: string): Promise<WorkflowResponse> {
    return this.documents.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename a workflow' })
  @ApiOkResponse({ standardSchema: workflowResponse })
  patch(
    @Param('id') id: string,
    @Body({ schema: patchWorkflowRequest }) body: PatchWorkflowRequest,
  ): Promise<WorkflowResponse> {
    return this.documents.patch(id, body);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a workflow; its history stays until it is old' })
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@Param('id') id: string): Promise<void> {
    return this.documents.delete(id);
  }

  @Put(':id/draft')
  @ApiOperation({ summary: 'Save the draft, onto the revision it was made of' })
  @ApiOkResponse({ standardSchema: savedDraftResponse })
  saveDraft(
    @Param('id') id: string,
    @Body({ schema: saveDraftRequest }) body: SaveDraftRequest,
  ): Promise<SavedDraftResponse> {
    return this.documents.saveDraft(id, body);
  }

  @Post(':id/publish')
  @ApiOperation({ summary: 'Publish the draft as a new version' })
  @ApiCreatedResponse({ standardSchema: publishResponse })
  publish(@Param('id') id: string, @Body({ schema: publishRequest }) body: PublishRequest): Promise<PublishResponse> {
    return this.publishing.publish(id, body);
  }

  @Post(':id/pause')
  @ApiOperation({ summary: 'Pause: events are held' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: workflowResponse })
  pause(@Param('id') id: string): Promise<WorkflowResponse> {
    return this.documents.pause(id, true);
  }

  @Post(':id/resume')
  @ApiOperation({ summary: 'Resume a paused workflow' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: workflowResponse })
  resume(@Param('id') id: string): Promise<WorkflowResponse> {
    return this.documents.pause(id, false);
  }

  @Post(':id/test')
  @ApiOperation({ summary: 'Run the draft as it is now, as a test' })
  @ApiCreatedResponse({ standardSchema: startedRunResponse })
  test(@Param('id') id: string, @Body({ schema: testRunRequest }) body: TestRunRequest): Promise<StartedRunResponse> {
    return this.starting.test(id, body);
  }

  @Post(':id/run')
  @ApiOperation({ summary: 'Run the published version by hand' })
  @ApiCreatedResponse({ standardSchema: startedRunResponse })
  run(@Param('id') id: string, @Body({ schema: startRunRequest }) body: StartRunRequest): Promise<StartedRunResponse> {
    return this.starting.run(id, body.payload);
  }
}
