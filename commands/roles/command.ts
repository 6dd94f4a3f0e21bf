import { type Access } from '../../src/access/access';
import { type Role, ROLES } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';

type Deps = { access: Pick<Access, 'give' | 'list'> };
type Input = { user: string; role: Role | null } | null;

export const roles = defineCommand<Deps, Input>({
  name: '/roles',
  family: 'roles',
  summary: 'Who may do what: list the roles, give one, or take it away',
  usage: '[@user <viewer | agent | manager | admin | none>]',
  fr: {
    summary: 'Qui peut faire quoi : voir les rôles, en donner un ou le retirer',
    usage: '[@personne <viewer | agent | manager | admin | aucun>]',
  },
  examples: ['', '@anna agent', '@anna none'],
  role: 'admin',
  effect: 'write',

  parse(text, { t }) {
    const [person = '', word = ''] = text.trim().split(/\s+/);
    if (person === '') return null;
    const user = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(person)?.[1];
    if (user === undefined) throw wrong('user', t('parse.not_user', { text: person }));
    if (/^(?:none|aucun)$/i.test(word)) return { user, role: null };
    const role = ROLES.find((one) => one === word.toLowerCase());
    if (role) return { user, role };
    throw wrong('role', t('parse.not_role', { text: word || '?', roles: ROLES.join(', ') }));
  },

  async run(input, { access }, { actor, t }) {
    if (input !== null) await access.give(actor, input.user, input.role);
    const { people, others } = await access.list();
    const lines = people.map(({ user, role }) => `<@${user}> · ${role}`);
    return { text: [...said(input, t), ...lines, t('roles.others', { role: others })].join('\n') };
  },
});

function said(input: Input, t: Translate): string[] {
  if (input === null) return [];
  const who = `<@${input.user}>`;
  return [input.role === null ? t('roles.taken', { who }) : t('roles.given', { who, role: input.role })];
}

function wrong(path: string, message: string): InputError {
  return new InputError([{ path, message, example: '@anna agent' }]);
}
