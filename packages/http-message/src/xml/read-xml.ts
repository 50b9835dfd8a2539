import { parseXml } from './parse-xml.js';

/** The value of {@link parseXml}, or undefined for what that does not read. Never throws. */
export function readXml(text: string): unknown {
  try {
    return parseXml(text);
  } catch {
    return undefined;
  }
}
