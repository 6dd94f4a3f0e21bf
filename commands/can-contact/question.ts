import { normalizeAddress } from '../../src/contact-address.rules';
import { InputError } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Translate } from '../../src/i18n/translate';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { type Channel } from '../../src/policy/channel';
import { foldText } from '../../src/text';
import { parseMinuteOfDay } from '../../src/time/wall-time';

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const WEEKDAYS: Record<string, Weekday> = Object.fromEntries(
  [
    ['monday', 'mon', 'lundi', 'lun'],
    ['tuesday', 'tue', 'mardi', 'mar'],
    ['wednesday', 'wed', 'mercredi', 'mer'],
    ['thursday', 'thu', 'jeudi', 'jeu'],
    ['friday', 'fri', 'vendredi', 'ven'],
    ['saturday', 'sat', 'samedi', 'sam'],
    ['sunday', 'sun', 'dimanche', 'dim'],
  ].flatMap((names, day) => names.map((name) => [name, day as Weekday])),
);

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

const WHEN_EXAMPLE = 'sunday 11:00';

/** Reads `QC Laval SMS sunday 11:00`, `+14165550134 call`, `L-1042`. @throws InputError that names the argument */
export function parseQuestion(text: string, t: Translate): ContactQuestion {
  const rest: string[] = [];
  const question: ContactQuestion = { channel: 'SMS' };
  let weekday: Weekday | undefined;
  let minuteOfDay: number | undefined;
  for (const word of text.trim().split(/\s+/)) {
    const folded = foldText(word);
    const channel = CHANNEL_WORDS[folded];
    if (channel) question.channel = channel;
    else if (WEEKDAYS[folded] !== undefined) weekday = WEEKDAYS[folded];
    else if (/^\d{1,2}[:h]\d{2}$/i.test(word)) minuteOfDay = minuteOf(word, t);
    else rest.push(word);
  }
  if (weekday !== undefined && minuteOfDay !== undefined) question.when = { weekday, minuteOfDay };
  else if (weekday !== undefined) throw wrong('time', t('parse.time_missing'), WHEN_EXAMPLE);
  else if (minuteOfDay !== undefined) throw wrong('weekday', t('parse.weekday_missing'), WHEN_EXAMPLE);
  return { ...question, ...whomOf(rest.join(' '), t) };
}

/** `9:30`, `19:30` and `19h30`. */
function minuteOf(word: string, t: Translate): number {
  const minute = parseMinuteOfDay(word.replace(/h/i, ':').padStart(5, '0'));
  if (minute === null) throw wrong('time', t('parse.not_time', { text: word }), WHEN_EXAMPLE);
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
