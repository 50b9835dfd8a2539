import { useQuery } from '@tanstack/react-query';
import { events, keys } from '../../shared/api/index.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The ledger of the last 24 hours, with the waiting events. */
export const useLedger = () =>
  useQuery({
    queryKey: keys.ledger,
    queryFn: ({ signal }) => events.ledger({ from: new Date(Date.now() - DAY_MS).toISOString() }, signal),
    refetchInterval: MINUTE_MS,
  });
