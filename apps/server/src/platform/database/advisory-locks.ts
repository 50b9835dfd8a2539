/** The keys of all advisory locks, so that no two kinds of work wait for each other. Locks per row hash a key of their own. */
export const ADVISORY_LOCKS = {
  migrations: 7_204_100,
  partitions: 7_204_101,
  retention: 7_204_102,
  rollups: 7_204_103,
  searchIndex: 7_204_104,
  waitingReplays: 7_204_105,
} as const;
