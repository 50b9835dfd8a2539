import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialsModule } from '../credentials/index.js';
import { EngineModule } from '../engine/index.js';
import { IngestModule } from '../ingest/index.js';
import { DraftSnapshots } from './documents/draft-snapshots.js';
import { WorkflowDocuments } from './documents/workflow-documents.js';
import { WorkflowProblems } from './documents/workflow-problems.js';
import { WorkflowSummaries } from './documents/workflow-summaries.js';
import { EndpointService } from './endpoint-service.js';
import { EndpointEntity } from './entities/endpoint.entity.js';
import { VersionEntity } from './entities/version.entity.js';
import { WorkflowEntity } from './entities/workflow.entity.js';
import { PublishService } from './publish-service.js';
import { StartRunService } from './start-run-service.js';
import { VersionsController } from './versions.controller.js';
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
