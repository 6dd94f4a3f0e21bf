/** Every sentence that a person reads, in English. fr.ts holds the same keys; a test compares their holes. */
export const en = {
  'error.bug': 'Something went wrong on our side (reference {id}). Nothing was lost; try again in a moment.',
  'error.forbidden': 'This needs the role {needed}; yours is {role}. An admin can change that.',
  'error.unavailable':
    'The store cannot be reached just now. Nothing was done: please try again in a minute.',
  'error.usage': 'How to use it: {usage}',
  'error.example': 'For example: {example}',
  'command.already': 'This was already received; it is done once.',
  'slack.unknown_command': 'I do not know {command}. I know: {commands}. Each explains itself with `help`.',
  'slack.unknown_button': 'This button is no longer in use. Nothing was done.',
  'slack.wrong_argument': 'I could not read that. Nothing was done.',
  'slack.kept':
    'The store is not answering just now. Your request is kept: it will be done as soon as it can be, and you will hear.',
  'slack.resumed': 'Your earlier {what} had been interrupted. It is done now.',
  'slack.not_done': 'Your earlier {what} was interrupted and was not done. Please try it again.',
  'sms.ladder.1':
    'Hi {name}, this is {sender}. Thanks for your interest in selling. When is a good time to talk about your house?',
  'sms.ladder.3': 'Hi {name}, {sender} again. Would you like an offer for your house this week?',
  'sms.ladder.5': 'Hi {name}, {sender} here. Are you still thinking of selling? A short answer helps us.',
  'sms.footer': '{address}, {contact}. Reply STOP to opt out.',
  'lead.created': 'Lead {id} is taken in.',
  'lead.updated': 'Lead {id} was known already; it is brought up to date.',
  'lead.not_found': 'There is no lead {id}.',
  'offer.result': 'Offer at most {offer}; the buyer pays {buyer_price}.',
  'offer.no_margin': 'No margin: the maximum allowable offer is {mao}.',
  'offer.formula': '{mao} = {arv} × {multiplier} − {repairs} repairs − {fees} fees − {holding} holding',
  'gate.yes': 'Yes: {channel} to {place} is allowed now.',
  'gate.no': 'No: {channel} to {place} is not allowed now.',
  'gate.there': 'Local time there: {time}',
  'gate.next_open': 'Opens {at}',
  'due.head': '{due} to do now, {later} later, {held} cannot be contacted',
  'due.nothing': 'Nothing is due. New leads come in with /lead.',
  'due.next': 'Next:',
  'due.held': 'Held:',
  'task.already': 'This was already done by {who}.',
  'task.snoozed': 'Put off until {until}.',
  'task.text_queued': 'The text is in the outbox and goes out {at}, if the gate still allows it then.',
  'buyer.saved': 'Buyer {name} is saved as {id}.',
} as const;

export type MessageKey = keyof typeof en;
