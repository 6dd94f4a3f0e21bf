import { normalizeAddress } from '../../src/contact-address.rules';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type StopWish } from '../../src/outreach/stop-by-hand';
import { type Channel } from '../../src/policy/channel';
import { cutReason, foldText } from '../../src/text';

const LONGEST_REASON = 500;

const CHANNEL_WORDS: Record<string, Channel> = {
  sms: 'SMS',
  text: 'SMS',
  texts: 'SMS',
  texto: 'SMS',
  textos: 'SMS',
  call: 'CALL',
  calls: 'CALL',
  appel: 'CALL',
  appels: 'CALL',
  email: 'EMAIL',
  'e mail': 'EMAIL',
  mail: 'EMAIL',
  courriel: 'EMAIL',
};

/** Reads `+14165550134 SMS because …`; without a channel: all that the address has. @throws InputError naming the part */
export function parseStop(text: string, t: Translate): StopWish {
  const { before, because } = cutReason(text);
  const words = before.split(/\s+/).filter(Boolean);
  const named: Channel[] = [];
  for (let last = channelOf(words); last !== undefined; last = channelOf(words)) {
    named.unshift(last);
    words.pop();
  }
  const address = addressOf(words.join(' '), t);
  const example = 'because she asked us on the phone';
  if (because === '') throw wrong('because', t('parse.missing'), example);
  if (because.length > LONGEST_REASON) {
    throw wrong('because', t('parse.too_long', { max: LONGEST_REASON }), example);
  }
  const possible: Channel[] = address.includes('@') ? ['EMAIL'] : ['SMS', 'CALL'];
  const odd = named.find((channel) => !possible.includes(channel));
  if (odd !== undefined) {
    throw wrong('channel', t('stop.odd_channel', { channel: odd, to: address }), possible.join(' '));
  }
  return { address, channels: named.length === 0 ? possible : [...new Set(named)], because };
}

/** Also of `list <address>`. */
export function addressOf(typed: string, t: Translate): string {
  if (typed === '') throw wrong('address', t('parse.missing'), '+14165550134');
  const address = normalizeAddress(typed);
  if (address !== null) return address;
  throw wrong('address', t('stop.not_address', { text: typed }), '+14165550134');
}

function channelOf(words: readonly string[]): Channel | undefined {
  return words.length > 1 ? CHANNEL_WORDS[foldText(words.at(-1) ?? '')] : undefined;
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
