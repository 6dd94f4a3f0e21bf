import { normalizeAddress } from '../../src/contact-address.rules';
import { InputError } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Translate } from '../../src/i18n/translate';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { type Channel } from '../../src/policy/channel';
import { isMinuteOfDay, type SpokenWhen } from '../../src/policy/spoken-when.rules';
import { foldText } from '../../src/text';
import { parseDate, type Weekday } from '../../src/time/civil-date';
import { parseSpokenTime, parseWeekday } from '../../src/time/weekday-words';

const CHANNEL_WORDS: Record<string, Channel> = {
  sms: 'SMS',
  text: 'SMS',
  texto: 'SMS',
  call: 'CALL',
  appel: 'CALL',
  email: 'EMAIL',
  'e mail': 'EMAIL',
  courriel: 'EMAIL',
};

const DAY_WORDS: Record<string, number> = { today: 0, aujourdhui: 0, tomorrow: 1, demain: 1 };

const WHEN_EXAMPLE = 'sunday 11:00';
const CLOCK = /^\d{1,2}(?:[:h]\d{2}|h)?(?:am|pm)?$/i;
/** As REST has it: weekday 0 to 6 and a time, without a date. */
const UNDATED = /(?:^|\s)([0-6])\s+(\d{2}):?(\d{2})$/;

/** Reads `QC Laval SMS sunday 11:00`, `+14165550134 call tomorrow 19:30`, `L-1042`. @throws InputError naming the argument */
export function parseQuestion(text: string, t: Translate): ContactQuestion {
  const rest: string[] = [];
  const question: ContactQuestion = { channel: 'SMS' };
  const undated = UNDATED.exec(text.trim());
  let day: SpokenWhen['day'] | undefined;
  let minuteOfDay: number | undefined;
  const words = text.trim().slice(0, undated?.index ?? undefined);
  for (const word of words.split(/\s+/)) {
    const channel = CHANNEL_WORDS[foldText(word)];
    const named = dayOf(word, t);
    if (channel) question.channel = channel;
    else if (named !== null) day = named;
    else if (CLOCK.test(word) && /[:hap]/i.test(word)) minuteOfDay = minuteOf(word, t);
    else rest.push(word);
  }
  if (undated) {
    const [, weekday = '', hours = '', minutes = ''] = undated;
    const minute = minuteOf(`${hours}:${minutes}`, t);
    question.when = { weekday: Number(weekday) as Weekday, minuteOfDay: minute };
  } else if (minuteOfDay !== undefined) question.when = { day: day ?? { inDays: 0 }, minuteOfDay };
  else if (day !== undefined) throw wrong('time', t('parse.time_missing'), WHEN_EXAMPLE);
  return { ...question, ...whomOf(rest.join(' '), t) };
}

function dayOf(word: string, t: Translate): SpokenWhen['day'] | null {
  const inDays = DAY_WORDS[foldText(word)];
  if (inDays !== undefined) return { inDays };
  const weekday = parseWeekday(word);
  if (weekday !== null) return { weekday };
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(word)) return null;
  if (parseDate(word) !== null) return { date: word };
  throw wrong('date', t('parse.not_date', { text: word }), '2026-12-24 11:00');
}

/** `9:30`, `19:30`, `19h30`, `7pm`. */
function minuteOf(word: string, t: Translate): number {
  const minute = parseSpokenTime(word);
  if (!isMinuteOfDay(minute)) throw wrong('time', t('parse.not_time', { text: word }), WHEN_EXAMPLE);
  return minute;
}

function whomOf(text: string, t: Translate): Pick<ContactQuestion, 'leadId' | 'to' | 'province' | 'market'> {
  if (/^L-\d+$/i.test(text)) return { leadId: text.toUpperCase() };
  const address = text === '' ? null : normalizeAddress(text);
  if (address !== null) return { to: address };
  const { province, market } = inferProvinceMarket(text, undefined);
  if (province !== null) return { province, market };
  throw wrong('place', text === '' ? t('parse.missing') : t('parse.not_whom', { text }), 'ON Toronto SMS');
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
