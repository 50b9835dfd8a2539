import type { INestApplicationContext } from '@nestjs/common';
import { Pool } from '../../../platform/database/pool.js';
import { WorkflowDocuments } from '../documents/workflow-documents.js';
import { PublishService } from '../publish-service.js';
import { EXAMPLE_NAME, EXAMPLE_PAYLOAD, exampleGraph } from './example-workflow.js';

export interface Example {
  readonly workflowId: string;
  /** A shell command that sends the example its first event. */
  readonly curl: string;
}

/** Creates the example workflow, published, on the first start of an installation and never again. */
export async function makeExample(app: INestApplicationContext): Promise<Example | null> {
  const pool = app.get<Pool>(Pool);
  const claimed = await pool.query('update installation set example_made = true where not example_made');
  if (claimed.rowCount === 0) return null;
  const { id, triggers } = await app.get(WorkflowDocuments).create({ name: EXAMPLE_NAME, graph: exampleGraph });
  await app.get(PublishService).publish(id, { note: 'The first version' });
  return { workflowId: id, curl: `curl -d '${JSON.stringify(EXAMPLE_PAYLOAD)}' ${triggers[0]?.url ?? ''}` };
}
