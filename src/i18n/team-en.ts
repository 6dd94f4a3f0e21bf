/** The team as a whole: its language, its roles, its alerts. */
export const teamEn = {
  'error.who_can': 'Who can: {who}.',
  'refused.too_many_groups': 'At most {max} groups have a role: take one away first.',
  'language.en': 'English',
  'language.fr': 'French',
  'team.language': 'The cards in channels are in this language: {language}.',
  'team.language_set':
    'The cards in channels are in this language from now on: {language}. A card that is there already follows with its next change.',
  'parse.not_team': '{text} is not `language`',
  'parse.not_language': '{text} is none of en, fr',
};
