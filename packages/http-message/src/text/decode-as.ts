const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes bytes in a charset; undefined when the bytes do not fit it or the charset is unknown. */
export function decodeAs(charset: string, bytes: Uint8Array): string | undefined {
  try {
    if (charset === 'utf-8') return UTF8.decode(bytes);
    const decoder = new TextDecoder(charset, { fatal: true });
    // As a stream: at one go, Node 20 takes windows-1252 for ISO-8859-1, and € for a control character.
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    return undefined;
  }
}
