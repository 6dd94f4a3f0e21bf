/** Twilio's own limit for a picture is 5 MB (twilio.com/docs/messaging/guides/accepted-mime-types). */
export const LARGEST_PICTURE = 5 * 1024 * 1024;

/** What a file is by its first bytes: what is said of it may be wrong, or meant to be. Null: none that we show. */
export function pictureType(bytes: Buffer): string | null {
  const at = (start: number, end: number) => bytes.subarray(start, end).toString('latin1');
  if (at(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (/^GIF8[79]a$/.test(at(0, 6))) return 'image/gif';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'image/webp';
  if (at(4, 8) === 'ftyp' && /^(?:heic|heix|hevc|mif1|msf1)$/.test(at(8, 12))) return 'image/heic';
  return null;
}

const MOST_ATTEMPTS = 8;
const FIRST_WAIT_MS = 5_000;

/** When a picture is asked for again; null when it is enough (after about twenty minutes). */
export function nextTry(attempts: number): number | null {
  return attempts >= MOST_ATTEMPTS ? null : FIRST_WAIT_MS * 2 ** (attempts - 1);
}
