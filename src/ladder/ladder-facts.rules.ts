import { type Actor, actorName } from '../contract/actor';
import { type LeadFact } from '../leads/lead-history.card';
import { slackDate } from '../slack-text';
import { type FollowupTask, type StopCause, type UnreachedChoice } from './task.model';

/** What became of a step, for the history of its lead. */
export function stepFact(
  task: FollowupTask,
  what: 'done' | 'skipped' | 'reopened' | 'snoozed',
  actor: Actor,
): LeadFact {
  const { step, channel, outcome = 'done', contact_at } = task;
  return {
    words: (t) =>
      t(`history.step_${what}`, {
        step,
        channel: t(`lead.channel.${channel}`),
        outcome: t(`outcome.${outcome}`),
        until: contact_at === null ? '—' : slackDate(contact_at),
      }),
    by: actorName(actor),
  };
}

export function stopFact(because: StopCause, count: number, actor: Actor): LeadFact {
  return {
    words: (t) => t('history.ladder_stopped', { count, why: t(`stopped.${because}`) }),
    by: actorName(actor),
  };
}

export function unreachedFact(choice: UnreachedChoice, actor: Actor): LeadFact {
  return {
    words: (t) => t(`history.unreached_${choice}`),
    by: actorName(actor),
  };
}
