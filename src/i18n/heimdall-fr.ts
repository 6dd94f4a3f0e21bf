import { type heimdallEn } from './heimdall-en';

/** Alerts and confidence gates, in French. */
export const heimdallFr: Record<keyof typeof heimdallEn, string> = {
  'alerts.none': 'Aucune alerte n’est ouverte.',
  'alerts.open': 'Alertes ouvertes : {count}',
  'alerts.button': 'En prendre acte',
  'alerts.acknowledged': '{who} en a pris acte, {at}',
  'alerts.already': '{who} en avait déjà pris acte, {at}',
  'alerts.no_text': 'ne prend pas de texte : les boutons prennent acte',
  'alerts.runbook':
    'Alors que de vraies personnes peuvent être jointes, le point {check} de la liste de contrôle n’est pas vert. /runbook dit pourquoi.',
  'refused.alert_not_found': 'Il n’y a pas d’alerte {id}.',
  'gates.none':
    'Il n’y a aucun seuil : une personne est consultée avant toute action. Un gestionnaire en règle un, voir /gates help.',
  'gates.head': 'À quel point le bot doit être sûr pour agir de lui-même',
  'gates.allow_or_ask': 'dès {allow}, il agit de lui-même ; en dessous, une personne est consultée.',
  'gates.allow_ask_deny':
    'dès {allow}, il agit de lui-même ; dès {ask}, une personne est consultée ; en dessous, il ne fait rien.',
  'gates.changed': 'v{version}, {who}, {at} : {reason}',
  'gates.not_domain': 'doit être un mot comme OFFERS',
  'gates.not_action': 'doit être un mot comme make',
  'gates.not_confidence': 'doit être un nombre de 0 à 1, ou une part comme 80%',
  'gates.not_ask': '{text} n’est pas demander <dès>',
  'gates.ask_above': 'ne doit pas dépasser le premier nombre',
};
