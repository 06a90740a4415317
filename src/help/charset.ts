/**
 * Decodes a text that is not valid UTF-8: by its byte order mark, or else by the server's charset.
 * If neither is known, a text without a valid character beyond ASCII is read as Windows-1252, which
 * old editors write.
 *
 * @param contentType the header, which may be wrong or name an unknown charset
 */
export async function decode(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  contentType: string | null,
): Promise<string> {
  const bytes = new Uint8Array(await new Blob([...chunks]).arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const label =
    byteOrderMark(bytes) ?? /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  const decoder = label ? known(label) : undefined;
  if (isUtf8(bytes)) return text;
  if (decoder && decoder.encoding !== 'utf-8') return decoder.decode(bytes);
  return /[\0\x80-\uFFFC]/.test(text) ? text : new TextDecoder('windows-1252').decode(bytes);
}

/** The encoding of a byte order mark. */
function byteOrderMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function known(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
}
