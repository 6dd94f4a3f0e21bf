import { en, type MessageKey } from './en';
import { fr } from './fr';

export type Locale = 'en' | 'fr';
export type { MessageKey };
export type MessageParams = Record<string, string | number>;

/** A message with its parameters filled in, in one person's language. */
export type Translate = ((key: MessageKey, params?: MessageParams) => string) & { locale: Locale };

const CATALOGUES: Record<Locale, Record<MessageKey, string>> = { en, fr };

/** `{name}` is replaced by the parameter of that name; one that is missing stays visible, so that a test sees it. */
export function translator(locale: Locale): Translate {
  const catalogue = CATALOGUES[locale];
  const translate = (key: MessageKey, params: MessageParams = {}): string =>
    catalogue[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
  return Object.assign(translate, { locale });
}

/** Slack's locale (`fr-CA`, `en-US`) to one that we have. */
export function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
