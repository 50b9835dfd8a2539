import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createQueryClient } from '../shared/api/index.js';
import { ThemeProvider } from '../shared/theme/index.js';
import { Announcer } from '../shared/ui/index.js';
import { createAppRouter } from './router.js';

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(client));
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider>
        <Announcer />
        <RouterProvider router={router} />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
