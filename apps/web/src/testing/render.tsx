import { QueryClientProvider } from '@tanstack/react-query';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import { render as renderInPage } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createQueryClient } from '../shared/api/index.js';
import { parseSearch, stringifySearch } from '../shared/search-text.js';
import { ThemeProvider } from '../shared/theme/index.js';
import { Announcer } from '../shared/ui/index.js';

/** Renders `ui` with the providers of the app. It stays when a link is followed; `address` says where it led. */
export async function render(ui: ReactNode) {
  const root = createRootRoute({ component: () => ui });
  const anywhere = createRoute({ getParentRoute: () => root, path: '$' });
  const router = createRouter({
    routeTree: root.addChildren([anywhere]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
    parseSearch,
    stringifySearch,
  });
  await router.load();
  const client = createQueryClient(() => undefined);
  renderInPage(
    <QueryClientProvider client={client}>
      <ThemeProvider env="test">
        <Announcer />
        <RouterProvider router={router} />
      </ThemeProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup({ delay: null }), client, address: () => router.state.location.href };
}
