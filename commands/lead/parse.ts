import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { type ParsedLead, parseLeadLine } from '../../src/leads/parse-lead.rules';

export type LeadInput =
  | { kind: 'form' }
  | { kind: 'new'; lead: ParsedLead }
  | { kind: 'find'; text: string }
  | { kind: 'show' | 'edit' | 'revive' | 'close'; id: LeadId }
  | { kind: 'assign'; id: LeadId; owner: string }
  | { kind: 'dead'; id: LeadId; why: string }
  | { kind: 'merge'; keep: LeadId; other: LeadId };

const VERBS: Record<string, 'find' | 'edit' | 'revive' | 'assign' | 'dead' | 'close' | 'merge'> = {
  find: 'find',
  trouver: 'find',
  chercher: 'find',
  edit: 'edit',
  modifier: 'edit',
  revive: 'revive',
  reprendre: 'revive',
  assign: 'assign',
  attribuer: 'assign',
  dead: 'dead',
  perdu: 'dead',
  close: 'close',
  closed: 'close',
  conclure: 'close',
  conclu: 'close',
  merge: 'merge',
  fusionner: 'merge',
};

/** A verb counts as one only before a lead's id, as people may be called Edit or Dead; `find` before anything. */
export function parseLead(text: string, { t }: ParseContext): LeadInput {
  const line = text.trim();
  if (line === '') return { kind: 'form' };
  if (isLeadId(line)) return { kind: 'show', id: leadId(line, t) };
  const [word = '', first = '', ...rest] = line.split(/\s+/);
  const verb = VERBS[word.toLowerCase()];
  if (verb === 'find' && first !== '') return { kind: 'find', text: [first, ...rest].join(' ') };
  if (verb !== undefined && verb !== 'find' && (first === '' || isLeadId(first) || rest.length === 0)) {
    return about(verb, leadId(first, t), rest.join(' '), t);
  }
  const parsed = parseLeadLine(text, t);
  if ('issues' in parsed) throw new InputError(parsed.issues);
  return { kind: 'new', lead: parsed.lead };
}

function about(
  verb: 'edit' | 'revive' | 'assign' | 'dead' | 'close' | 'merge',
  id: LeadId,
  rest: string,
  t: Translate,
): LeadInput {
  switch (verb) {
    case 'edit':
    case 'revive':
    case 'close':
      return { kind: verb, id };
    case 'merge':
      return { kind: 'merge', keep: id, other: leadId(rest, t) };
    case 'assign': {
      const owner = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(rest)?.[1];
      if (owner !== undefined) return { kind: 'assign', id, owner };
      throw wrong(
        'owner',
        rest === '' ? t('parse.missing') : t('parse.person', { text: rest }),
        `assign ${id} @anna`,
      );
    }
    case 'dead':
      if (rest !== '') return { kind: 'dead', id, why: rest.slice(0, 200) };
      throw wrong('why', t('parse.missing'), `dead ${id} sold to a neighbour`);
  }
}

function isLeadId(text: string): boolean {
  return /^L-\d+$/i.test(text);
}

function leadId(text: string, t: Translate): LeadId {
  if (isLeadId(text)) return text.toUpperCase() as LeadId;
  throw wrong('lead', text === '' ? t('parse.missing') : t('parse.lead_id', { text }), 'L-1042');
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
