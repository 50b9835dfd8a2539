import { History, Inbox, Settings, Workflow } from 'lucide-react';

/** The pages one can go to from everywhere. */
export const places = [
  { to: '/workflows', name: 'Workflows', Icon: Workflow },
  { to: '/runs', name: 'Runs', Icon: History },
  { to: '/inbox', name: 'Inbox', Icon: Inbox },
  { to: '/settings', name: 'Settings', Icon: Settings },
] as const;
