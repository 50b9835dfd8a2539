/**
 * Whether a chunk of the app could not be loaded: after an upgrade its file has another name, and an open tab still
 * requests the old one. Browsers report this by message only.
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
