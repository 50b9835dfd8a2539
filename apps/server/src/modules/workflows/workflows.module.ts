import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialsModule } from '../credentials/index.js';
import { EngineModule } from '../engine/index.js';
import { IngestModule } from '../ingest/index.js';
import { DraftSnapshots } from './draft-snapshots.js';
import { EndpointEntity } from './endpoint.entity.js';
import { PublishService } from './publish-service.js';
import { StartRunService } from './start-run-service.js';
import { EndpointService } from './endpoint-service.js';
import { VersionEntity } from './version.entity.js';
import { VersionsController } from './versions.controller.js';
import { WorkflowDocuments } from './workflow-documents.js';
import { WorkflowEntity } from './workflow.entity.js';
import { WorkflowSummaries } from './workflow-summaries.js';
import { WorkflowProblems } from './workflow-problems.js';
import { WorkflowsController } from './workflows.controller.js';

@Module({
  imports: [
    CredentialsModule,
    EngineModule,
    IngestModule,
    TypeOrmModule.forFeature([WorkflowEntity, VersionEntity, EndpointEntity]),
  ],
  controllers: [WorkflowsController, VersionsController],
  providers: [
    WorkflowDocuments,
    WorkflowProblems,
    WorkflowSummaries,
    EndpointService,
    PublishService,
    DraftSnapshots,
    StartRunService,
  ],
  exports: [WorkflowDocuments, PublishService, DraftSnapshots],
})
export class WorkflowsModule {}
