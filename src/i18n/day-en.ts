/** What a person reads of the team's day: digests, the morning's message, the App Home, the SLA. Part of en.ts. */
export const dayEn = {
  'digest.one': '1 follow-up to do · due {at}',
  'digest.many': '{due} follow-ups to do · due {at}',
  'digest.later': 'Follow-ups due {at}: nothing to do now, {later} later',
  'digest.done': 'Follow-ups due {at}: all done ({over})',
  'digest.moved': 'Follow-ups due {at}: none is left here, they come again on a newer list',
  'digest.more': 'and {count} more: `/due all`',
  'due.start': 'Start calling',
  'due.all': 'See all',
  'unclaimed.one': '1 follow-up has been due for half an hour, and nobody has it',
  'unclaimed.many': '{count} follow-ups have been due for half an hour, and nobody has them',
  'unclaimed.who': 'On shift: {who}',
  'unclaimed.all_taken': 'All follow-ups that were due have somebody.',
  'unclaimed.elsewhere': 'Follow-ups that nobody has: see the newer message.',
} as const;
