import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { parseProvince, PROVINCES, type Province } from '../../src/geo/provinces';
import { translator } from '../../src/i18n/translate';
import { type SlaQuestion } from '../../src/ladder/report-sla';
import { parseSla } from '../sla/parse';

export interface DueQuestion {
  owner?: string;
  province?: Province;
  overdue?: true;
  /** The dialler: one task at a time. */
  next?: true;
  /** Not a list: how fast it is worked. */
  sla?: SlaQuestion;
}

/** `all`, `ON`, `@anna`, `overdue`, `next`, and some of them together: `all overdue`, `ON next`. Alone: mine. Or `sla …`. */
export function parseDue(text: string, { actor, t }: Pick<ParseContext, 'actor' | 't'>): DueQuestion {
  const sla = /^(?:sla|d[ée]lais)(?:\s+(.*))?$/is.exec(text.trim());
  if (sla) return { sla: parseSla(sla[1] ?? '', { actor, t }) };
  const question: DueQuestion = {};
  const place: string[] = [];
  let isAll = false;
  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const user = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1];
    if (user !== undefined) question.owner = user;
    else if (/^(?:mine|me|moi)$/i.test(word)) question.owner = actor.id;
    else if (/^(?:all|tous|toutes|tout)$/i.test(word)) isAll = true;
    else if (/^(?:overdue|retard)$/i.test(word)) question.overdue = true;
    else if (/^(?:next|suivant|suivante|prochain)$/i.test(word)) question.next = true;
    else place.push(word);
  }
  if (place.length > 0) {
    const province = parseProvince(place.join(' '));
    if (province === null) throw notFilter(place.join(' '), t.locale);
    question.province = province;
  }
  const isMine = question.owner === undefined && question.province === undefined && !isAll && !question.next;
  return isMine ? { ...question, owner: actor.id } : question;
}

function notFilter(text: string, locale: ParseContext['t']['locale']): InputError {
  const message = translator(locale)('parse.not_filter', { text, provinces: PROVINCES.join(', ') });
  return new InputError([{ path: 'filter', message, example: 'all' }]);
}
