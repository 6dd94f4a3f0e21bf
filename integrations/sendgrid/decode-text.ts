import { TextDecoder } from 'node:util';

/** 0x80 to 0x9f in windows-1252, as the WHATWG's Encoding Standard has them, also for what is called iso-8859-1. */
const UPPER_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Text in the charset that it was posted with; an unknown one is read as the one that takes every byte. */
export function decodeText(bytes: Buffer | undefined, charset = 'utf-8'): string {
  if (bytes === undefined) return '';
  const decoder = decoderOf(charset);
  // Node 20 decodes windows-1252 as if it were Latin-1.
  if (decoder.encoding !== 'windows-1252') return decoder.decode(bytes);
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (letter) => UPPER_1252[letter.charCodeAt(0) - 0x80] ?? letter);
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
