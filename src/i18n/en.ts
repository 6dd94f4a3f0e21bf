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
} as const;

export type MessageKey = keyof typeof en;
