/** Alerts and confidence gates, in English. */
export const heimdallEn = {
  'alerts.none': 'No alert is open.',
  'alerts.open': 'Open alerts: {count}',
  'alerts.button': 'Acknowledge',
  'alerts.acknowledged': 'acknowledged by {who}, {at}',
  'alerts.already': 'was acknowledged already by {who}, {at}',
  'alerts.no_text': 'takes no text: the buttons acknowledge',
  'alerts.runbook':
    'While real people may be contacted, the check {check} of the runbook is not green. /runbook says why.',
  'refused.alert_not_found': 'There is no alert {id}.',
  'gates.none':
    'There is no gate: a person is asked before anything is done. A manager sets one, see /gates help.',
  'gates.head': 'How sure the bot has to be before it acts by itself',
  'gates.allow_or_ask': 'from {allow} on it acts by itself; below a person is asked.',
  'gates.allow_ask_deny':
    'from {allow} on it acts by itself, from {ask} on a person is asked; below it does nothing.',
  'gates.changed': 'v{version}, {who}, {at}: {reason}',
  'gates.not_domain': 'must be a word such as OFFERS',
  'gates.not_action': 'must be a word such as make',
  'gates.not_confidence': 'must be a number from 0 to 1, or a share such as 80%',
  'gates.not_ask': '{text} is not ask <from>',
  'gates.ask_above': 'must not be above the first number',
} as const;
