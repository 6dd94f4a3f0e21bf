import { type tripwireEn } from './tripwire-en';

/** Drift, in French. */
export const tripwireFr: Record<keyof typeof tripwireEn, string> = {
  'tripwire.metric_liquidity': 'Liquidité',
  'tripwire.metric_matched_buyers': 'Acheteurs appariés',
  'tripwire.metric_blocking_rate': 'Taux de blocage',
  'tripwire.metric_offer_conversion': 'Conversion des offres',
  'tripwire.metric_ladder_created': 'Échelles de relance commencées',
  'tripwire.metric_followup_completed': 'Étapes de relance faites',
  'tripwire.metric_buyer_feedback': 'Réponses d’acheteurs',
  'tripwire.metric_offer_generated': 'Offres calculées',
  'tripwire.everywhere': 'partout',
  'tripwire.head': '{metric} : dérive, {scope} : {value}',
  'tripwire.head_recovered': '{metric} : retour à la normale, {scope} : {value}',
  'tripwire.window_day': 'les dernières 24 heures',
  'tripwire.window_week': 'les sept derniers jours',
  'tripwire.from_to':
    'De {before} à {after} dans {window} (limite {limit}, {n} événements). Depuis le {since}.',
  'tripwire.causes': 'Ce qui l’explique surtout : {causes}',
  'tripwire.cause': '{name} ({share})',
  'tripwire.course': 'les {days} derniers jours',
  'tripwire.recovered': 'Trois évaluations de suite étaient saines.',
  'tripwire.healthier': 'Évaluations saines de suite : {healthy} sur 3',
  'tripwire.muted': 'En sourdine jusqu’au {until}, par {who} : on la suit, sans rien en dire de nouveau.',
  'tripwire.button_mute': 'Sourdine, 7 jours',
  'tripwire.button_explain': 'Expliquer',
  'tripwire.explain_mean':
    'La moyenne est comparée à celle des sept jours précédents. La probabilité tient compte des écarts entre événements et entre jours.',
  'tripwire.explain_share':
    'La part est comparée à celle des sept jours précédents (test exact de Fisher) ; une base qui passe elle-même la limite compte comme la limite.',
  'tripwire.explain_count':
    'Le nombre est comparé à ceux des mêmes jours des semaines précédentes (test binomial exact).',
  'tripwire.explain_found': 'Trouvé : {value} sur {n} événements. Normal : {baseline}. Limite : {limit}.',
  'tripwire.explain_chance':
    'Une équipe saine verrait cela avec une probabilité de {p} ; au-dessous de {alpha} on le dit. Cela fait moins d’une fausse alerte par mesure en 90 jours.',
  'tripwire.explain_rest':
    'Avec moins de {minimum} événements, rien n’est dit. Les essais ne comptent jamais, ni ce qui s’est fait quand un fournisseur, réel aujourd’hui, était un simulateur.',
  'tripwire.state_head': 'Dérive, au {at}',
  'tripwire.state_none':
    'Rien n’a encore été évalué. Cela se fait chaque jour à 17:00, ou maintenant : /tripwire evaluate',
  'tripwire.no_alerts': 'Aucune alerte n’est ouverte.',
  'tripwire.open_alerts': 'Alertes ouvertes : {count}',
  'tripwire.no_events': 'Il n’y a pas eu d’événements en quatre semaines.',
  'tripwire.column_value': 'Maintenant',
  'tripwire.column_normal': 'Normal',
  'tripwire.column_limit': 'Limite',
  'tripwire.is_healthy': 'sain',
  'tripwire.is_drift': 'DÉRIVE',
  'tripwire.is_insufficient_data': 'trop peu d’événements',
  'tripwire.not_use':
    '{text} n’est ni évaluer, ni mesures, ni sourdine, ni reprendre, ni base, ni auto on, ni auto off',
  'tripwire.not_metric': '{text} n’est aucune de {metrics}',
  'tripwire.not_value': '{text} n’est pas une valeur comme 0,72 ou 3%, ni `glissante`',
  'tripwire.report_day': 'Rapport de dérive du {day}',
  'tripwire.report_week': 'Rapport de dérive de la semaine, au {day}',
  'tripwire.report_counts': 'Alertes : {opened} ouvertes, {recovered} refermées, {open} en cours.',
  'tripwire.home': 'Fil d’alerte',
  'tripwire.muted_list': 'En sourdine : {muted}',
  'tripwire.not_scope': '{text} n’est ni une province comme ON, ni ALL',
  'refused.tripwire_alert_not_found': 'Il n’y a pas d’alerte {id}.',
  'refused.tripwire_no_pin': '{metric} se compare à ses propres jours : il n’y a pas de valeur à fixer.',
};
