import { InputError, type InputIssue } from '../../errors';
import { isDnclHeader, readDnclLine } from './dncl-line.rules';

/** By area code: how many numbers, and by exchange one bit for each of its ten thousand. */
export type DnclCopy = Map<string, { count: number; bits: Map<string, Uint8Array> }>;

/** More would only repeat what is wrong with the file. */
const ISSUES_SHOWN = 20;
const EXAMPLE = '4165550134, or 416,5550134';

/** Reads the whole file line by line; what it keeps is small however long the list. @throws InputError */
export async function collectDncl(lines: AsyncIterable<string>): Promise<DnclCopy> {
  const copy: DnclCopy = new Map();
  const issues: InputIssue[] = [];
  let number = 0;
  let wrong = 0;
  for await (const text of lines) {
    number++;
    const read = number === 1 && isDnclHeader(text) ? 'empty' : readDnclLine(text);
    if (read === 'empty') continue;
    if (read !== null) add(copy, read);
    else if (++wrong <= ISSUES_SHOWN) {
      const message = `${JSON.stringify(text.slice(0, 40))} is no number`;
      issues.push({ path: `line ${number}`, message, example: EXAMPLE });
    }
  }
  if (wrong > ISSUES_SHOWN) {
    issues.push({ path: 'file', message: `and ${wrong - ISSUES_SHOWN} more lines like these` });
  }
  if (wrong === 0 && copy.size === 0) issues.push({ path: 'file', message: 'holds no number' });
  if (issues.length > 0) throw new InputError(issues);
  return copy;
}

function add(
  copy: DnclCopy,
  { area, exchange, line }: { area: string; exchange: string; line: number },
): void {
  let known = copy.get(area);
  if (known === undefined) copy.set(area, (known = { count: 0, bits: new Map() }));
  let bits = known.bits.get(exchange);
  if (bits === undefined) known.bits.set(exchange, (bits = new Uint8Array(10_000 / 8)));
  const mask = 1 << (line & 7);
  const byte = bits[line >> 3] ?? 0;
  if ((byte & mask) !== 0) return;
  bits[line >> 3] = byte | mask;
  known.count++;
}
