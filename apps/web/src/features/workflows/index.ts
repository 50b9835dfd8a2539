export { newWorkflow, useCreateWorkflow } from './use-create-workflow.js';
export { WorkflowsPage } from './workflows-page.js';
