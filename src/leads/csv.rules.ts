import { InputError } from '../errors';

/** One record of a file; `line` is where it begins, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads comma-separated values as RFC 4180 has them, and as spreadsheets write them: separated by commas, semicolons
 * or tabs, lines ended by any of the three customs, empty lines left out.
 * @throws InputError for a quoted field that does not end
 */
export function readCsv(text: string): CsvRecord[] {
  const delimiter = delimiterOf(text);
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let line = 1;
  let begun = 1;
  /** The line on which the open quote stands; 0 outside of quotes. */
  let quoted = 0;

  const endField = () => {
    fields.push(field);
    field = '';
  };
  const endRecord = () => {
    endField();
    if (fields.some((one) => one.trim() !== '')) records.push({ line: begun, fields });
    fields = [];
    begun = line;
  };

  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    const isBreak = letter === '\n' || (letter === '\r' && text[at + 1] !== '\n');
    if (isBreak) line++;
    if (quoted > 0) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') field += text[at++];
      else quoted = 0;
    } else if (letter === '"' && field === '') quoted = line;
    else if (letter === delimiter) endField();
    else if (isBreak) endRecord();
    else if (letter !== '\r') field += letter;
  }
  if (quoted > 0) {
    const message = `line ${quoted}: a quoted field does not end`;
    throw new InputError([{ path: 'file', message, example: '"12 King St W, Toronto"' }]);
  }
  if (field !== '' || fields.length > 0) endRecord();
  return records;
}

/** The one that stands most often in the first line. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** One line of a file that any spreadsheet reads. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** UTF-8 or UTF-16 by its mark, else UTF-8, else what spreadsheets write on Windows. */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
