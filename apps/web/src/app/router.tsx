/**
 * All routes of the web app. Filters and selections are search parameters, parsed with zod; pages get them as props and
 * report changes, so that no feature knows its own URL.
 */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../shared/search-text.js';
import { requireSession } from './require-session.js';
import { LoginRoute, SettingsRoute, SetupRoute } from './routes/account-routes.js';
import { CredentialsRoute } from './routes/credentials-route.js';
import { InboxRoute } from './routes/inbox-route.js';
import { RunRoute, RunsRoute, WorkflowRunsRoute } from './routes/run-routes.js';
import { Failed, Loading, NotFound } from './routes/states.js';
import { WelcomeRoute, WorkflowsRoute } from './routes/workflow-routes.js';
import { editorSearch, eventSearch, loginSearch, runSearch, runsSearch } from './search.js';
import { Shell } from './shell/shell.js';

interface RouterContext {
  client: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: SetupRoute });
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: loginSearch,
  component: LoginRoute,
});

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: ({ context, location }) => requireSession(context.client, location.href),
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/workflows' });
  },
});
const welcome = createRoute({ getParentRoute: () => app, path: '/welcome', component: WelcomeRoute });
const workflows = createRoute({ getParentRoute: () => app, path: '/workflows', component: WorkflowsRoute });
const editor = createRoute({
  getParentRoute: () => app,
  path: '/workflows/$workflowId',
  validateSearch: editorSearch,
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('./routes/editor-route.js'), 'EditorRoute'),
});
const workflowRuns = createRoute({
  getParentRoute: () => app,
  path: '/workflows/$workflowId/runs',
  validateSearch: runsSearch,
  component: WorkflowRunsRoute,
});
const runs = createRoute({
  getParentRoute: () => app,
  path: '/runs',
  validateSearch: runsSearch,
  component: RunsRoute,
});
const run = createRoute({
  getParentRoute: () => app,
  path: '/runs/$runId',
  validateSearch: runSearch,
  staticData: { rail: true },
  component: RunRoute,
});
const inbox = createRoute({
  getParentRoute: () => app,
  path: '/inbox',
  validateSearch: eventSearch,
  component: InboxRoute,
});
const credentials = createRoute({ getParentRoute: () => app, path: '/credentials', component: CredentialsRoute });
const settings = createRoute({ getParentRoute: () => app, path: '/settings', component: SettingsRoute });

const pages = app.addChildren([
  home,
  welcome,
  workflows,
  editor,
  workflowRuns,
  runs,
  run,
  inbox,
  credentials,
  settings,
]);
const routeTree = root.addChildren([setup, login, pages]);

export const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    context: { client },
    defaultPreload: false,
    defaultPendingMs: 400,
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failed,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** Collapses the sidebar to icons, for pages that need the width. */
    rail?: boolean;
  }
}
