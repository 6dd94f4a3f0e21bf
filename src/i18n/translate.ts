import { en, type MessageKey } from './en';
import { foldText } from '../text';
import { fr } from './fr';

export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];
export type { MessageKey };
export type MessageParams = Record<string, string | number>;

/** A message with its parameters filled in, in one person's language. */
export type Translate = ((key: MessageKey, params?: MessageParams) => string) & {
  locale: Locale;
  /** A code (`outside_window`, or how a step ended) in a few words; one that has none stays as it is. */
  reason(code: string): string;
};

const CATALOGUES: Record<Locale, Record<MessageKey, string>> = { en, fr: typeset(fr) };

/** French sets a no-break space before : ; ? ! and inside of « ». Texts (SMS) do without: their alphabet has none. */
function typeset(sentences: Record<MessageKey, string>): Record<MessageKey, string> {
  const set = ([key, text]: [string, string]) => [
    key,
    key.startsWith('sms.') ? text : text.replace(/ (?=[:;?!»](?![\w/]))|(?<=«) /g, '\u00a0'),
  ];
  return Object.fromEntries(Object.entries(sentences).map(set)) as Record<MessageKey, string>;
}

/** `{name}` is replaced by the parameter of that name; one that is missing stays visible, so that a test sees it. */
export function translator(locale: Locale): Translate {
  const translate = (key: MessageKey, params: MessageParams = {}): string =>
    CATALOGUES[locale][key].replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
  const reason = (code: string): string => {
    const keys = ['reason', 'outcome', 'stopped'].map((kind) => messageKey(`${kind}.${code}`));
    const key = keys.find((one) => one !== null) ?? null;
    return key === null ? code : translate(key);
  };
  return Object.assign(translate, { locale, reason });
}

/** The key, if there is a message under it. */
export function messageKey(text: string): MessageKey | null {
  return Object.hasOwn(en, text) ? (text as MessageKey) : null;
}

/** Slack's locale (`fr-CA`, `en-US`) to one that we have. */
export function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

const LANGUAGE_NAMES: Record<string, Locale> = {
  en: 'en',
  english: 'en',
  anglais: 'en',
  fr: 'fr',
  french: 'fr',
  francais: 'fr',
};

/** `French`, `anglais`, `fr`; null for a word that names no language that we have. */
export function localeNamed(word: string): Locale | null {
  return LANGUAGE_NAMES[foldText(word)] ?? null;
}
