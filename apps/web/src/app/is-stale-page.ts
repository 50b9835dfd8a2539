/**
 * Whether a part of the app could not be loaded. After an upgrade its file has another name, and a tab that was open
 * before still asks for the old one. Browsers have no code for it, only their own sentence.
 */
export function isStalePage(error: unknown): boolean {
  return error instanceof Error && SENTENCES.some((sentence) => sentence.test(error.message));
}

const SENTENCES = [
  /Failed to fetch dynamically imported module/i, // Chromium
  /error loading dynamically imported module/i, // Firefox
  /Importing a module script failed/i, // Safari
  /is not a valid JavaScript MIME type/i, // Safari, when the answer was a page
  /Unable to preload CSS/i, // the loader of the build
];
