import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createQueryClient, keys } from '../shared/api/index.js';
import { ThemeProvider } from '../shared/theme/index.js';
import { Announcer } from '../shared/ui/index.js';
import { createAppRouter } from './router.js';

export function App() {
  const [{ client, router }] = useState(assemble);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider>
        <Announcer />
        <RouterProvider router={router} />
      </ThemeProvider>
    </QueryClientProvider>
  );
}

function assemble() {
  const client = createQueryClient(() => {
    // The router checks the session again, and redirects to the login and back.
    client.removeQueries({ queryKey: keys.me });
    void router.invalidate();
  });
  const router = createAppRouter(client);
  return { client, router };
}
