/** How leads come in and whose they become. */
export const intakeEn = {
  'shifts.set': 'The hours of {who} are set.',
  'shifts.removed': '{who} takes no more leads by turn.',
  'shifts.not_there': '{who} has no shifts. Nothing was changed.',
  'shifts.off': '{who} is off {when}: no new leads by turn until then.',
  'shifts.back': '{who} is back: all time off is taken away.',
  'shifts.everybody': 'all leads',
  'shifts.is_off': 'off {when}',
  'shifts.is_on': '*on shift now*',
  'shifts.turn':
    'A new lead without an owner goes to whoever waits longest of those on shift who take such leads.',
  'shifts.none':
    'Nobody has shifts: new leads without an owner wait for somebody to take them. Set hours with `/shifts @anna mon-fri 9-17`.',
  'shifts.not_hours': '{text} is not days or hours',
  'shifts.hours_cross': '{text} has hours that cross each other, begin after their end, or none at all',
  'shifts.not_whom': '{text} is neither a province’s code nor a language',
  'shifts.dates_turned': '{until} is before {from}',
  'refused.no_shift': '{who} has no shifts: a manager sets hours first with `/shifts`.',
  'lead.do.take': 'Take',
  'lead.taken': '{id} is yours now.',
  'lead.taken_already': '{id} belongs to {owner} already.',
  'unowned.one': '1 lead waits for somebody to take it',
  'unowned.many': '{count} leads wait for somebody to take them',
  'unowned.all_taken': 'Every lead has an owner again',
  'unowned.since': 'waits since {at}',
  'unowned.more': 'and {count} more',
  'unowned.elsewhere': 'Leads without an owner are in a newer message now',
};
