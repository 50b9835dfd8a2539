import { WelcomePage } from '../../features/welcome/index.js';
import { WorkflowsPage } from '../../features/workflows/index.js';

export const WelcomeRoute = () => <WelcomePage />;

export const WorkflowsRoute = () => <WorkflowsPage />;
