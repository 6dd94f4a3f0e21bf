/** What the follow-up ladder says, in English. fr.ts holds the same keys; a test compares their holes. */
export const en = {
  'setting.of': 'Ladder of {place}: {delays}; texts go out {texts}.',
  'setting.auto_on': 'by themselves',
  'setting.auto_off': 'only when a person approves each',
  'setting.default': 'Everywhere else: {delays}; texts go out {texts}.',
  'setting.saved': 'Saved, version {version}. Open ladders there are planned again.',
  'setting.not_place': '{text} does not begin with a province of Canada',
  'setting.not_delays': 'needs six delays such as 0 30m 3h 1d 3d 7d; {count} were given',
  'setting.not_switch': '{text} is neither on nor off',
  'setting.texts_are_of_a_province': 'texts are switched for a whole province, not for one market',
} as const;

export type LadderKey = keyof typeof en;
