import { defineCommand, type UseContext } from '../../src/contract/command';
import { type Translate } from '../../src/i18n/translate';
import { windowsInWords } from '../../src/policy/policy-words.rules';
import { type Shift, type TimeOff } from '../../src/shifts/shift.model';
import { type Shifts } from '../../src/shifts/shifts';
import { parseShifts, type ShiftsInput } from './parse';

type Deps = { shifts: Shifts };

export const shiftsCommand = defineCommand<Deps, ShiftsInput>({
  name: '/shifts',
  aliases: /^\/shift$/i,
  family: 'shifts',
  summary: 'Who takes new leads, and when: see the hours, set them, say time off',
  usage:
    '[@user <hours> [for <provinces> <languages>] | @user none | [@user] off <date> [<date>] | [@user] back]',
  fr: {
    summary: 'Qui prend les nouveaux prospects, et quand : voir les heures, les fixer, dire une absence',
    usage:
      '[@personne <heures> [pour <provinces> <langues>] | @personne aucun | [@personne] absent <date> [<date>] | [@personne] retour]',
  },
  examples: [
    '',
    '@anna mon-fri 9-17, sat 10-14 for ON QC french',
    '@anna none',
    'off 2026-12-24 2026-12-27',
    'back',
  ],
  role: 'viewer',
  effect: 'write',
  needs: (input) => {
    if (input.kind === 'list') return { effect: 'read' };
    const isOwn = (input.kind === 'off' || input.kind === 'back') && input.user === undefined;
    return { role: isOwn ? 'agent' : 'manager' };
  },
  parse: parseShifts,
  run: async (input, deps, context) => {
    const said = await answer(input, deps, context);
    const people = await deps.shifts.list();
    const lines = people.map((person) => line(person, context.t));
    const end = people.length === 0 ? [context.t('shifts.none')] : [context.t('shifts.turn')];
    return { text: [...said, ...lines, ...end].join('\n') };
  },
});

async function answer(input: ShiftsInput, { shifts }: Deps, { actor, t }: UseContext): Promise<string[]> {
  switch (input.kind) {
    case 'list':
      return [];
    case 'set':
      await shifts.set(actor, input.user, input.terms);
      return [t('shifts.set', { who: `<@${input.user}>` })];
    case 'remove': {
      const was = await shifts.remove(actor, input.user);
      return [t(was ? 'shifts.removed' : 'shifts.not_there', { who: `<@${input.user}>` })];
    }
    case 'off': {
      const user = input.user ?? actor.id;
      await shifts.takeOff(actor, user, input.off);
      return [t('shifts.off', { who: `<@${user}>`, when: dates(input.off) })];
    }
    case 'back': {
      const user = input.user ?? actor.id;
      await shifts.comeBack(actor, user);
      return [t('shifts.back', { who: `<@${user}>` })];
    }
  }
}

function line(shift: Shift & { isOn: boolean }, t: Translate): string {
  const whom = [...shift.provinces, ...shift.languages.map((language) => t(`lead.language.${language}`))];
  const parts = [
    windowsInWords(shift.hours, t),
    whom.length === 0 ? t('shifts.everybody') : whom.join(', '),
    ...(shift.time_off.length === 0
      ? []
      : [t('shifts.is_off', { when: shift.time_off.map(dates).join(', ') })]),
    ...(shift.isOn ? [t('shifts.is_on')] : []),
  ];
  return `<@${shift._id}> · ${parts.join(' · ')}`;
}

function dates({ from, until }: TimeOff): string {
  return from === until ? from : `${from}–${until}`;
}
