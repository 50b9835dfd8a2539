/** One for each file of stories that runs at a time: stories at the same time would share a clipboard. */
export const BROWSERS = 2;
