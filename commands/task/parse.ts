import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { parseDelay } from '../../src/ladder/ladder-setting.rules';
import { minutesAfter } from '../../src/ladder/ladder.rules';
import { type TaskOutcome } from '../../src/ladder/task.model';
import { foldText } from '../../src/text';
import { type MessageKey, type Translate } from '../../src/i18n/translate';

type OnStep =
  | { verb: 'end'; outcome: TaskOutcome }
  | { verb: 'reopen' | 'skip' | 'take' }
  | { verb: 'snooze'; until: Date }
  | { verb: 'assign'; owner: string };

export type TaskInput = { verb: 'show' | 'stop'; lead: LeadId } | ({ lead: LeadId; step: number } & OnStep);

const OUTCOME_WORDS: Record<string, TaskOutcome> = {
  done: 'done',
  fait: 'done',
  reached: 'reached',
  joint: 'reached',
  'no answer': 'no_answer',
  'pas de reponse': 'no_answer',
  voicemail: 'voicemail',
  'boite vocale': 'voicemail',
  'wrong number': 'wrong_number',
  'mauvais numero': 'wrong_number',
  'do not call': 'do_not_call',
  'ne plus appeler': 'do_not_call',
};
const VERB_WORDS: Record<string, 'reopen' | 'skip' | 'take'> = {
  reopen: 'reopen',
  rouvrir: 'reopen',
  skip: 'skip',
  sauter: 'skip',
  take: 'take',
  prendre: 'take',
};
const VERBS =
  'done, reached, no answer, voicemail, wrong number, do not call, reopen, skip, take, snooze 2h, assign @user';

/** `L-1042 2 no answer`, `L-1042 stop`, `L-1042`. @throws InputError that names the argument */
export function parseTask(text: string, { t, now }: Pick<ParseContext, 't' | 'now'>): TaskInput {
  const [first = '', second = '', ...rest] = text.trim().split(/\s+/);
  const wrong = issueIn(t);
  if (first === '') throw wrong('lead', 'parse.no_lead', { text: '?' }, 'L-1042 2 done');
  const lead = (/^l-\d+$/i.test(first) ? first.toUpperCase() : first) as LeadId;
  if (second === '') return { verb: 'show', lead };
  if (/^(?:stop|arr[êe]ter)$/i.test(second)) return { verb: 'stop', lead };
  if (!/^[1-6]$/.test(second)) throw wrong('step', 'parse.not_step', { text: second }, `${first} 2 done`);
  return { lead, step: Number(second), ...onStep(rest, now, wrong) };
}

function onStep(words: string[], now: Date, wrong: ReturnType<typeof issueIn>): OnStep {
  const [verb = '', argument = ''] = words;
  const phrase = foldText(words.join(' '));
  const outcome = OUTCOME_WORDS[phrase];
  if (outcome !== undefined) return { verb: 'end', outcome };
  const plain = VERB_WORDS[phrase];
  if (plain !== undefined) return { verb: plain };
  if (/^(?:snooze|remettre)$/i.test(verb)) {
    const minutes = parseDelay(argument === '' ? '1h' : argument);
    if (minutes === null || minutes === 0)
      throw wrong('snooze', 'parse.not_delay', { text: argument }, 'L-1042 2 snooze 2h');
    return { verb: 'snooze', until: minutesAfter(now, minutes) };
  }
  if (/^(?:assign|confier)$/i.test(verb)) {
    const owner = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(argument)?.[1];
    if (owner === undefined)
      throw wrong('assign', 'parse.not_person', { text: argument || '?' }, 'L-1042 2 assign @anna');
    return { verb: 'assign', owner };
  }
  throw wrong('what', 'parse.not_verb', { text: words.join(' ') || '?', verbs: VERBS }, 'L-1042 2 done');
}

function issueIn(t: Translate) {
  return (path: string, key: MessageKey, params: Record<string, string>, example: string) =>
    new InputError([{ path, message: t(key, params), example }]);
}
