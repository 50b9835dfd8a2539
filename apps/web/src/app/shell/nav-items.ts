import { History, Inbox, KeyRound, Settings, Workflow } from 'lucide-react';

/** The items of the main navigation. */
export const navItems = [
  { to: '/workflows', name: 'Workflows', Icon: Workflow },
  { to: '/runs', name: 'Runs', Icon: History },
  { to: '/inbox', name: 'Inbox', Icon: Inbox },
  { to: '/credentials', name: 'Credentials', Icon: KeyRound },
  { to: '/settings', name: 'Settings', Icon: Settings },
] as const;
