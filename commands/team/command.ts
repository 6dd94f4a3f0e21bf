import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type Locale } from '../../src/i18n/translate';
import { foldText } from '../../src/text';
import { type Team } from '../../src/team/team';

type Deps = { team: Team };
type Input = Locale | null;

const LANGUAGES: Record<string, Locale> = {
  en: 'en',
  english: 'en',
  anglais: 'en',
  fr: 'fr',
  french: 'fr',
  francais: 'fr',
};

export const teamCommand = defineCommand<Deps, Input>({
  name: '/team',
  family: 'team',
  summary: 'The language of the cards in channels',
  usage: '[language <en | fr>]',
  fr: { summary: 'La langue des cartes dans les canaux', usage: '[langue <en | fr>]' },
  examples: ['', 'language fr'],
  role: 'viewer',
  effect: 'write',
  needs: (input) => (input === null ? { effect: 'read' } : { role: 'admin' }),

  parse(text, { t }) {
    const [what = '', word = ''] = text.trim().split(/\s+/);
    if (what === '') return null;
    if (!/^(?:language|langue)$/i.test(what)) throw wrong('what', t('parse.not_team', { text: what }));
    const language = LANGUAGES[foldText(word)];
    if (language) return language;
    throw wrong('language', t('parse.not_language', { text: word === '' ? '?' : word }));
  },

  async run(input, { team }, { actor, t }) {
    const first = input !== null && (await team.setLanguage(input, actor));
    const language = t(`language.${input ?? (await team.language())}`);
    return { text: t(first ? 'team.language_set' : 'team.language', { language }) };
  },
});

function wrong(path: string, message: string): InputError {
  return new InputError([{ path, message, example: 'language fr' }]);
}
