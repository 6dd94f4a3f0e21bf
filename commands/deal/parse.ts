import { type ParseContext } from '../../src/contract/command';
import { type Stage, STAGES } from '../../src/deals/stage.rules';
import { InputError } from '../../src/errors';
import { translator } from '../../src/i18n/translate';
import { type BuyerId, type DealId } from '../../src/ids';
import { foldText } from '../../src/text';

export type DealInput =
  | { kind: 'pipeline'; owner?: string }
  | { kind: 'find'; text: string }
  | { kind: 'show'; id: DealId }
  | { kind: 'move'; id: DealId; stage: Stage; buyer_id?: BuyerId; why?: string }
  | { kind: 'assign'; id: DealId; owner: string };

const MINE = ['mine', 'miens'];
const FIND = ['find', 'trouver', 'chercher'];
const ASSIGN = ['assign', 'attribuer'];
const PERSON = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/;

/** `/deal D-12 under contract`: a deal, then the stage in words of either language, then what the stage needs. */
export function parseDeal(text: string, { t, actor }: ParseContext): DealInput {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = '', ...rest] = words;
  if (first === '') return { kind: 'pipeline' };
  if (MINE.includes(first.toLowerCase()) && rest.length === 0) return { kind: 'pipeline', owner: actor.id };
  if (FIND.includes(first.toLowerCase()) && rest.length > 0) return { kind: 'find', text: rest.join(' ') };
  if (ASSIGN.includes(first.toLowerCase())) {
    const owner = PERSON.exec(rest[1] ?? '')?.[1];
    const id = dealId(rest[0] ?? '', t);
    if (owner !== undefined) return { kind: 'assign', id, owner };
    const message = rest[1] === undefined ? t('parse.missing') : t('parse.person', { text: rest[1] });
    throw new InputError([{ path: 'owner', message, example: `assign ${id} @anna` }]);
  }
  const id = dealId(first, t);
  return rest.length === 0 ? { kind: 'show', id } : move(id, rest, t);
}

function move(id: DealId, words: string[], t: ParseContext['t']): DealInput {
  for (let length = Math.min(words.length, 4); length > 0; length--) {
    const stage = stageNamed(words.slice(0, length).join(' '));
    if (stage === null) continue;
    const rest = words.slice(length);
    if (stage === 'fell_through') return { kind: 'move', id, stage, why: rest.join(' ').slice(0, 200) };
    const [buyer, more] = rest;
    if (more !== undefined) throw wrongStage(words.join(' '), id, t);
    return {
      kind: 'move',
      id,
      stage,
      ...(buyer !== undefined && { buyer_id: buyer.toUpperCase() as BuyerId }),
    };
  }
  throw wrongStage(words.join(' '), id, t);
}

function wrongStage(text: string, id: DealId, t: ParseContext['t']): InputError {
  const known = STAGES.map((stage) => t(`stage.${stage}`)).join(', ');
  const message = t('deal.not_stage', { text, known });
  return new InputError([{ path: 'stage', message, example: `${id} ${t('stage.under_contract')}` }]);
}

function stageNamed(text: string): Stage | null {
  const folded = foldText(text);
  const named = (stage: Stage) =>
    [stage, translator('en')(`stage.${stage}`), translator('fr')(`stage.${stage}`)].map(foldText);
  return STAGES.find((stage) => named(stage).includes(folded)) ?? null;
}

function dealId(text: string, t: ParseContext['t']): DealId {
  if (/^D-\d+$/i.test(text)) return text.toUpperCase() as DealId;
  const message = text === '' ? t('parse.missing') : t('deal.not_id', { text });
  throw new InputError([{ path: 'deal', message, example: 'D-12' }]);
}
