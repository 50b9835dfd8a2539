export const TIME_HELP = 'Write a date and time like 2026-12-31T18:00:00Z, or seconds since 1970.';
