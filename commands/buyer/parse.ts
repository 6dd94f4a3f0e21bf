import { type ParsedBuyer, parseBuyerLine } from '../../src/buyers/parse-buyer.rules';
import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type BuyerId } from '../../src/ids';

export type BuyerInput =
  | { kind: 'form' }
  | { kind: 'new'; buyer: ParsedBuyer }
  | { kind: 'find'; text: string }
  | { kind: 'show' | 'edit' | 'pause' | 'resume'; id: BuyerId };

const VERBS: Record<string, 'find' | 'show' | 'edit' | 'pause' | 'resume'> = {
  find: 'find',
  trouver: 'find',
  chercher: 'find',
  show: 'show',
  montrer: 'show',
  edit: 'edit',
  modifier: 'edit',
  pause: 'pause',
  resume: 'resume',
  reprendre: 'resume',
};

/** As of leads: a verb counts as one only before an id, as people may be called so; `find` before anything. */
export function parseBuyer(text: string, { t }: ParseContext): BuyerInput {
  const line = text.trim();
  if (line === '') return { kind: 'form' };
  if (isBuyerId(line)) return { kind: 'show', id: idOf(line) };
  const [word = '', first = '', ...rest] = line.split(/\s+/);
  const verb = VERBS[word.toLowerCase()];
  if (verb === 'find' && first !== '') return { kind: 'find', text: [first, ...rest].join(' ') };
  if (verb !== undefined && verb !== 'find' && rest.length === 0) {
    // Another system's id may be any word.
    if (first !== '') return { kind: verb, id: idOf(first) };
    throw new InputError([{ path: 'buyer', message: t('parse.missing'), example: `${word} B-1042` }]);
  }
  const parsed = parseBuyerLine(text, t);
  if ('issues' in parsed) throw new InputError(parsed.issues);
  return { kind: 'new', buyer: parsed.buyer };
}

function isBuyerId(text: string): boolean {
  return /^B-\d+$/i.test(text);
}

function idOf(text: string): BuyerId {
  return (isBuyerId(text) ? text.toUpperCase() : text) as BuyerId;
}
