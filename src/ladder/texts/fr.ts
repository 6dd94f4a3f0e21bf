import { type LadderKey } from './en';

/** Ce que disent les suivis, en français. */
export const fr: Record<LadderKey, string> = {
  'setting.of': 'Suivis de {place} : {delays} ; les textos partent {texts}.',
  'setting.auto_on': 'd’eux-mêmes',
  'setting.auto_off': 'seulement quand une personne approuve chacun',
  'setting.default': 'Partout ailleurs : {delays} ; les textos partent {texts}.',
  'setting.saved': 'Enregistré, version {version}. Les suivis ouverts y sont planifiés de nouveau.',
  'setting.not_place': '{text} ne commence pas par une province du Canada',
  'setting.not_delays': 'il faut six délais, par exemple 0 30m 3h 1j 3j 7j ; il y en a {count}',
  'setting.not_switch': '{text} n’est ni oui ni non',
  'setting.texts_are_of_a_province':
    'les textos se règlent pour une province entière, pas pour un seul marché',
};
