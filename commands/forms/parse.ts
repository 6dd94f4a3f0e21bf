import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { FORM_FIELDS, type FormField, formField } from '../../src/forms/form-fields.rules';
import { type WebForm } from '../../src/forms/web-form.model';
import { type Translate } from '../../src/i18n/translate';
import { foldText } from '../../src/text';

export type FormsInput =
  | { kind: 'list' }
  | { kind: 'make' | 'remove'; name: string }
  | { kind: 'fields'; name: string; fields: WebForm['fields'] };

const NEW = /^(?:new|nouveau|nouvelle)$/;
const REMOVE = /^(?:remove|delete|retirer|supprimer)$/;
const NONE = /^(?:none|aucun|aucune)$/;
const FIELDS = /\s(?:fields|champs)\s/iu;

/** What somebody typed after /forms. @throws InputError that names the argument */
export function parseForms(text: string, { t }: Pick<ParseContext, 't'>): FormsInput {
  const line = text.trim();
  if (line === '') return { kind: 'list' };
  const [first = '', ...words] = line.split(/\s+/);
  const verb = foldText(first);
  if (NEW.test(verb)) return { kind: 'make', name: nameOf(words.join(' '), t) };
  if (REMOVE.test(verb)) return { kind: 'remove', name: nameOf(words.join(' '), t) };
  const [name = '', pairs] = line.split(FIELDS, 2);
  if (pairs === undefined) throw wrong('what', t('forms.not_verb', { text: first }), 'new website');
  return { kind: 'fields', name: nameOf(name, t), fields: fieldsOf(pairs, t) };
}

function nameOf(text: string, t: Translate): string {
  const name = foldText(text);
  if (name === '') throw wrong('name', t('parse.missing'), 'new website');
  if (name.length > 60) throw wrong('name', t('parse.too_long', { max: 60 }), 'new website');
  return name;
}

function fieldsOf(text: string, t: Translate): WebForm['fields'] {
  if (NONE.test(foldText(text))) return [];
  return text.split(',').map((pair) => {
    const [from = '', to = '', more] = pair.split('=');
    const field = fieldCalled(to);
    const example = 'website fields your-name=name, tel=phone';
    if (foldText(from) === '' || more !== undefined) {
      throw wrong('fields', t('forms.not_pair', { text: pair.trim() || '?' }), example);
    }
    if (field === null) {
      throw wrong(
        'fields',
        t('forms.not_field', { text: to.trim() || '?', fields: FORM_FIELDS.join(', ') }),
        example,
      );
    }
    return { from: foldText(from), to: field };
  });
}

function fieldCalled(text: string): FormField | null {
  return FORM_FIELDS.find((field) => field === text.trim().toLowerCase()) ?? formField(text);
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
