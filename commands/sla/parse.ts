import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { parseProvince, PROVINCES } from '../../src/geo/provinces';
import { type MessageKey } from '../../src/i18n/translate';
import { type SlaQuestion } from '../../src/ladder/report-sla';
import { parseDate } from '../../src/time/civil-date';

const SPANS: Record<string, 'today' | 'week' | 'month'> = {
  today: 'today',
  'aujourd’hui': 'today',
  "aujourd'hui": 'today',
  week: 'week',
  semaine: 'week',
  month: 'month',
  mois: 'month',
};
const VIEWS: Record<string, SlaQuestion['by']> = {
  day: 'day',
  jour: 'day',
  person: 'owner',
  people: 'owner',
  owner: 'owner',
  personne: 'owner',
  province: 'province',
  provinces: 'province',
};
const MOST_DAYS = 92;

/** `today`, `week`, `month` or dates; `by person`, `by province`; `@anna`, `me`, `ON`: in any order, none needed. */
export function parseSla(text: string, { actor, t }: Pick<ParseContext, 'actor' | 't'>): SlaQuestion {
  const question: SlaQuestion = { span: 'week', by: 'day' };
  const dates: string[] = [];
  const place: string[] = [];
  const issue = (path: string, key: MessageKey, params: Record<string, string | number>, example: string) =>
    new InputError([{ path, message: t(key, params), example }]);

  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const small = word.toLowerCase();
    const user = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1];
    const span = SPANS[small];
    const view = VIEWS[small];
    if (user !== undefined) question.owner = user;
    else if (/^(?:mine|me|moi)$/.test(small)) question.owner = actor.id;
    else if (span) question.span = span;
    else if (view) question.by = view;
    else if (/^\d[\d-]+$/.test(word)) dates.push(word);
    else if (!/^(?:by|par|this|cette|ce|to|au|last)$/.test(small)) place.push(word);
  }
  if (dates.length > 0) {
    const wrong = dates.find((date) => parseDate(date) === null);
    const [first = '', last = first] = dates;
    if (wrong !== undefined) throw issue('date', 'parse.not_date', { text: wrong }, '2026-11-01 2026-11-15');
    const days = (parseDate(last) ?? 0) - (parseDate(first) ?? 0) + 1;
    if (dates.length > 2 || days < 1 || days > MOST_DAYS) {
      const text_ = dates.join(' ');
      throw issue('date', 'parse.not_span', { text: text_, max: MOST_DAYS }, '2026-11-01 2026-11-15');
    }
    question.span = { first, last };
  }
  if (place.length > 0) {
    const province = parseProvince(place.join(' '));
    const provinces = PROVINCES.join(', ');
    if (province === null)
      throw issue('view', 'parse.not_sla', { text: place.join(' '), provinces }, 'week by person');
    question.province = province;
  }
  return question;
}
