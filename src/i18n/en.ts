/** Every sentence that a person reads, in English. fr.ts holds the same keys; a test compares their holes. */
export const en = {
  'error.bug': 'Something went wrong on our side (reference {id}). Nothing was lost; try again in a moment.',
  'error.forbidden': 'This needs the role {needed}; yours is {role}. An admin can change that.',
  'error.unavailable':
    'The store cannot be reached just now. Nothing was done: please try again in a minute.',
  'error.usage': 'How to use it: {usage}',
  'error.example': 'For example: {example}',
  'command.already': 'This was already received; it is done once.',
} as const;

export type MessageKey = keyof typeof en;
