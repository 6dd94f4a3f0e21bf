import { normalizeEmail, normalizePhone } from '../../src/contact-address.rules';
import { InputError } from '../../src/errors';
import { parseProvince, type Province } from '../../src/geo/provinces';
import { type Locale, type Translate } from '../../src/i18n/translate';
import { TEMPLATE_NAMES, type TemplateName, TEMPLATES } from '../../src/outreach/templates/template-names';

export type TemplatesUse =
  | { kind: 'list' }
  | { kind: 'show'; name: TemplateName; language: Locale; version?: number }
  | { kind: 'form'; of: { name: TemplateName; language: Locale } | null }
  | { kind: 'edit'; name: TemplateName; language: Locale; subject?: string; body: string }
  | { kind: 'test'; name: TemplateName; language: Locale; to: string; province?: Province };

const USE =
  /^(?:(list|show|edit|test|liste|montrer|modifier|essai)\s*)?(?:([\w-]+)\s+)?(?:(en|fr)(?=\s|$)\s*)?(?:v(\d{1,6})\s*$)?([^]*)$/i;
/** As they are typed; a form is what an edit without its text becomes. */
type Verb = Exclude<TemplatesUse['kind'], 'form'>;
const VERBS: Record<string, Verb> = {
  liste: 'list',
  montrer: 'show',
  modifier: 'edit',
  essai: 'test',
};
const SUBJECT = /^(?:subject|objet)\s*:\s*([^\n]+)\n([^]*)$/i;

/** `edit ladder-1 fr Bonjour …`; the text is everything after the language. @throws InputError */
export function parseTemplates(text: string, t: Translate): TemplatesUse {
  if (text.trim() === '') return { kind: 'list' };
  const [, verb = 'show', name = '', language = '', version, rest = ''] =
    USE.exec(`${text.trim()} `.trimStart()) ?? [];
  const kind = VERBS[verb.toLowerCase()] ?? (verb.toLowerCase() as Verb);
  if (kind === 'list') return { kind };
  // What is missing is asked for in a form.
  if (kind === 'edit' && rest.trim() === '' && (name === '' || language === ''))
    return { kind: 'form', of: name === '' ? null : { name: templateName(name, t), language: t.locale } };
  const of = { name: templateName(name, t), language: languageOf(language, t) };
  const body = rest.trim();
  if (kind === 'edit' && body === '') return { kind: 'form', of };
  if (kind === 'edit') return { kind, ...of, ...editOf(of.name, body, t) };
  if (kind === 'test') return { kind, ...of, ...whereTo(of.name, body, t) };
  return { kind, ...of, ...(version === undefined ? {} : { version: Number(version) }) };
}

function templateName(typed: string, t: Translate): TemplateName {
  const found = TEMPLATE_NAMES.find((name) => name === typed.toLowerCase());
  if (found) return found;
  const message = t('templates.not_name', { text: typed, names: TEMPLATE_NAMES.join(', ') });
  throw new InputError([{ path: 'name', message, example: 'ladder-1' }]);
}

function languageOf(typed: string, t: Translate): Locale {
  if (/^en$/i.test(typed)) return 'en';
  if (/^fr$/i.test(typed)) return 'fr';
  throw new InputError([{ path: 'language', message: t('parse.missing'), example: 'fr' }]);
}

function editOf(name: TemplateName, text: string, t: Translate): { subject?: string; body: string } {
  const [, subject, body] = SUBJECT.exec(text) ?? [];
  if (subject !== undefined && body !== undefined) return { subject: subject.trim(), body: body.trim() };
  if (TEMPLATES[name].channel === 'SMS') return { body: text };
  const example = 'Subject: {{ place }}\nHi {{ name }}, …';
  throw new InputError([{ path: 'subject', message: t('templates.subject_first'), example }]);
}

/** A number or an address, and where its owner is where that does not tell: an e-mail address never does. */
function whereTo(name: TemplateName, typed: string, t: Translate): { to: string; province?: Province } {
  const [, address = '', code = ''] = /^(.*?)(?:\s+([a-z]{2}))?$/i.exec(typed) ?? [];
  const isText = TEMPLATES[name].channel === 'SMS';
  const to = isText ? normalizePhone(address) : normalizeEmail(address);
  const province = parseProvince(code);
  if (to !== null) return { to, ...(province === null ? {} : { province }) };
  const wrong = t(isText ? 'parse.not_phone' : 'parse.not_email', { text: address });
  const message = address === '' ? t('parse.missing') : wrong;
  const example = isText ? '416-555-0134' : 'anna@example.com ON';
  throw new InputError([{ path: 'address', message, example }]);
}
