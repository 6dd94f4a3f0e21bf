import { type dayEn } from './day-en';

/** The same keys as day-en.ts. */
export const dayFr: Record<keyof typeof dayEn, string> = {
  'digest.one': '1 suivi à faire · échu {at}',
  'digest.many': '{due} suivis à faire · échus {at}',
  'digest.later': 'Suivis échus {at} : rien à faire maintenant, {later} plus tard',
  'digest.done': 'Suivis échus {at} : tout est fait ({over})',
  'digest.moved': 'Suivis échus {at} : il n’en reste aucun ici, ils reviennent sur une liste plus récente',
  'digest.more': 'et {count} de plus : `/due tous`',
  'due.start': 'Commencer à appeler',
  'due.all': 'Tout voir',
  'unclaimed.one': '1 suivi est échu depuis une demi-heure, et personne ne l’a',
  'unclaimed.many': '{count} suivis sont échus depuis une demi-heure, et personne ne les a',
  'unclaimed.who': 'En poste : {who}',
  'unclaimed.all_taken': 'Tous les suivis échus ont quelqu’un.',
  'unclaimed.elsewhere': 'Suivis que personne n’a : voir le message plus récent.',
};
