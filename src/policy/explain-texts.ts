import { type Locale } from '../i18n/translate';
import { type ExplainKey } from './gate.types';

type Texts = Record<ExplainKey, string>;

const en: Texts = {
  'gate.within_window': 'Yes: {channel} is allowed at this time.',
  'gate.outside_window': 'No: the contact window of the policy is closed{zone}.',
  'gate.outside_legal_hours':
    'No: outside the fixed hours for {channel} (Mon–Fri 09:00–21:30, Sat–Sun 10:00–18:00 local){zone}.',
  'gate.blackout_date': 'No: the policy has a blackout on this date{zone}.',
  'gate.holiday': 'No: it is a statutory holiday there{zone}.',
  'gate.channel_not_allowed': 'No: the policy does not allow {channel}.',
  'gate.policy_disabled': 'No: the policy in force there is disabled.',
  'gate.no_policy': 'No: there is no policy for this place.',
  'gate.lead_score_too_low': 'No: the lead scores {score}, the policy asks for {minimum}.',
  'gate.opted_out': 'No: this person asked not to be contacted this way, or cannot be.',
  'gate.no_consent': 'No: there is no consent on record that holds at that time.',
  'gate.contact_cap_reached': 'No: the policy’s limit of contacts is reached.',
  'gate.do_not_call': 'No: the number is on a do-not-call list.',
  'gate.dncl_check_missing':
    'No: the number was not checked against a copy of the National Do Not Call List of the last 31 days.',
  'gate.unknown_province': 'No: the province of this contact is not known.',
  'gate.unknown_timezone': 'No: the time zone of this contact is not known.',
  'gate.go_live_off': 'No: sending is switched off (go-live).',
  'gate.gate_error': 'No: the rules could not be checked, so nothing goes out.',
  'gate.local_time': 'Local time: {weekday} {local}{zone}.',
  'gate.extra_hours': 'A throttle opens days up to {minutes} minutes longer at each end.',
  'gate.policy': 'Judged by the policy {province}/{market}, version {version}.',
  'gate.consent.lasting': 'Consent: {basis} of {at}; it holds until the person withdraws it.',
  'gate.consent.until': 'Consent: {basis} of {at}; it ends on {until}.',
  'gate.consent.referral':
    'Consent: {basis} of {at}; it carries this first message only, which must name who referred.',
  'gate.consent.conspicuous':
    'Consent: {basis} of {at}; only for a message about that person’s business or role.',
  'gate.consent.ended': 'The last consent, {basis} of {at}, ended on {until}.',
  'gate.consent.used': 'The consent by {basis} of {at} carried one message, and that was sent.',
  'gate.national_list': 'The number is on the National Do Not Call List, and no exemption holds.',
  'gate.problem.channel': 'The channel is none that we know.',
  'gate.problem.go_live': 'The go-live switch cannot be read.',
  'gate.problem.timezones': 'The time zones of this contact cannot be read.',
  'gate.problem.time': 'The time that was asked about is none, or none that the calendar data cover.',
  'gate.problem.contact': 'What is known of this person cannot be read.',
  'gate.problem.policy': 'The policy cannot be read.',
  'gate.problem.policy_of_another_province': 'The policy found is that of another province.',
  'gate.problem.policy_windows': 'The contact windows of the policy cannot be read.',
  'gate.problem.policy_channels': 'The channels of the policy cannot be read.',
  'gate.problem.policy_minimum_score': 'The least score of the policy cannot be read.',
  'gate.problem.policy_cap': 'The limit of contacts of the policy cannot be read.',
  'gate.problem.policy_blackout': 'A blackout date of the policy cannot be read.',
  'gate.problem.policy_holidays': 'The holiday rule of the policy cannot be read.',
  'gate.problem.score': 'The lead’s score is no number from 0 to 1.',
  'gate.problem.contacts_not_counted': 'The policy limits contacts, and they could not be counted.',
  'gate.problem.zone_data': 'The time-zone data are out of date or wrong: every local time is doubtful.',
  'gate.problem.clock': 'The clock has jumped: what time it is there is doubtful for a minute.',
  'gate.problem.store': 'The store does not answer.',
  'gate.problem.unforeseen': 'Something went wrong that nobody foresaw; the log has it.',
  'gate.score_not_checked': 'No lead score was given, so it was not checked.',
  'gate.contact_not_checked':
    'No phone, e-mail or lead was given, so opt-outs, consent and limits were not checked.',
  'gate.date_not_checked':
    'Only a weekday and a time were given, so holidays and blackout dates were not checked.',
  'gate.next.contact_now': 'Next: go ahead, the window closes at {until}.',
  'gate.next.wait': 'Next: wait until {weekday} {local}{zone}.',
  'gate.next.no_opening': 'Next: nothing opens within 14 days; ask a manager to look at the policy.',
  'gate.next.other_time': 'Next: try another weekday or time, or ask with a date to be told when it opens.',
  'gate.next.channel_not_allowed':
    'Next: use another channel ({channels}), or ask a manager to change the policy.',
  'gate.next.policy_disabled': 'Next: ask a manager to enable the policy.',
  'gate.next.no_policy': 'Next: ask a manager to set a policy for this place.',
  'gate.next.lead_score_too_low':
    'Next: work on the lead until its score is high enough, or ask a manager to lower the minimum.',
  'gate.next.opted_out':
    'Next: leave it. Only this person undoes their own wish, by opting in again; /stop list says what it was.',
  'gate.next.no_consent':
    'Next: record consent with its evidence (/consent), or wait until the person writes or calls.',
  'gate.next.contact_cap_reached': 'Next: leave this contact alone for the next two weeks.',
  'gate.next.do_not_call': 'Next: do not call; text or e-mail only if there is consent.',
  'gate.next.dncl_check_missing':
    'Next: import a current copy of the National Do Not Call List (npm run dncl:import), then ask again.',
  'gate.next.unknown_province': 'Next: add the province, a postal code or the full address.',
  'gate.next.unknown_timezone':
    'Next: add the city or postal code, or name a Canadian time zone such as America/Toronto.',
  'gate.next.go_live_off': 'Next: a manager can switch go-live on once the runbook is green.',
  'gate.next.gate_error': 'Next: try again in a minute; if it stays so, tell an admin.',
};

const fr: Texts = {
  'gate.within_window': 'Oui : {channel} est permis à cette heure.',
  'gate.outside_window': 'Non : la plage de contact de la politique est fermée{zone}.',
  'gate.outside_legal_hours':
    'Non : hors des heures fixes pour {channel} (lun.–ven. 9 h–21 h 30, sam.–dim. 10 h–18 h, heure locale){zone}.',
  'gate.blackout_date': 'Non : la politique interdit tout contact à cette date{zone}.',
  'gate.holiday': 'Non : c’est un jour férié là-bas{zone}.',
  'gate.channel_not_allowed': 'Non : la politique ne permet pas {channel}.',
  'gate.policy_disabled': 'Non : la politique en vigueur là-bas est désactivée.',
  'gate.no_policy': 'Non : il n’y a pas de politique pour ce lieu.',
  'gate.lead_score_too_low': 'Non : la cote de la piste est {score}, la politique demande {minimum}.',
  'gate.opted_out': 'Non : cette personne a demandé de ne pas être jointe ainsi, ou ne peut pas l’être.',
  'gate.no_consent': 'Non : aucun consentement au dossier n’est valable à ce moment.',
  'gate.contact_cap_reached': 'Non : la limite de contacts de la politique est atteinte.',
  'gate.do_not_call': 'Non : le numéro est sur une liste d’appels exclus.',
  'gate.dncl_check_missing':
    'Non : le numéro n’a pas été vérifié dans la Liste nationale de numéros exclus depuis 31 jours.',
  'gate.unknown_province': 'Non : la province de ce contact est inconnue.',
  'gate.unknown_timezone': 'Non : le fuseau horaire de ce contact est inconnu.',
  'gate.go_live_off': 'Non : l’envoi est désactivé (mise en service).',
  'gate.gate_error': 'Non : les règles n’ont pas pu être vérifiées, donc rien ne part.',
  'gate.local_time': 'Heure locale : {weekday} {local}{zone}.',
  'gate.extra_hours': 'Une mesure ouvre les journées jusqu’à {minutes} minutes de plus à chaque bout.',
  'gate.policy': 'Jugé selon la politique {province}/{market}, version {version}.',
  'gate.consent.lasting': 'Consentement : {basis} du {at} ; il vaut jusqu’à son retrait.',
  'gate.consent.until': 'Consentement : {basis} du {at} ; il prend fin le {until}.',
  'gate.consent.referral':
    'Consentement : {basis} du {at} ; il ne vaut que pour ce premier message, qui doit nommer qui a recommandé.',
  'gate.consent.conspicuous':
    'Consentement : {basis} du {at} ; seulement pour un message sur les affaires ou la fonction de la personne.',
  'gate.consent.ended': 'Le dernier consentement, {basis} du {at}, a pris fin le {until}.',
  'gate.consent.used': 'Le consentement par {basis} du {at} valait pour un message, et il est parti.',
  'gate.national_list': 'Le numéro est dans la Liste nationale de numéros exclus, sans exemption valable.',
  'gate.problem.channel': 'Le moyen de contact n’est pas connu.',
  'gate.problem.go_live': 'L’état de la mise en service est illisible.',
  'gate.problem.timezones': 'Les fuseaux horaires de ce contact sont illisibles.',
  'gate.problem.time': 'Le moment demandé n’existe pas, ou les données du calendrier n’y vont pas.',
  'gate.problem.contact': 'Ce qui est connu de cette personne est illisible.',
  'gate.problem.policy': 'La politique est illisible.',
  'gate.problem.policy_of_another_province': 'La politique trouvée est celle d’une autre province.',
  'gate.problem.policy_windows': 'Les plages de contact de la politique sont illisibles.',
  'gate.problem.policy_channels': 'Les moyens de contact de la politique sont illisibles.',
  'gate.problem.policy_minimum_score': 'La cote minimale de la politique est illisible.',
  'gate.problem.policy_cap': 'La limite de contacts de la politique est illisible.',
  'gate.problem.policy_blackout': 'Une date interdite de la politique est illisible.',
  'gate.problem.policy_holidays': 'La règle des jours fériés de la politique est illisible.',
  'gate.problem.score': 'La cote de la piste n’est pas un nombre entre 0 et 1.',
  'gate.problem.contacts_not_counted': 'La politique limite les contacts, et ils n’ont pu être comptés.',
  'gate.problem.zone_data':
    'Les données des fuseaux sont périmées ou fausses : toute heure locale est douteuse.',
  'gate.problem.clock': 'L’horloge a sauté : l’heure là-bas est douteuse pendant une minute.',
  'gate.problem.store': 'La base de données ne répond pas.',
  'gate.problem.unforeseen': 'Une erreur imprévue est survenue ; elle est au journal.',
  'gate.score_not_checked': 'Aucune cote n’a été donnée : elle n’a pas été vérifiée.',
  'gate.contact_not_checked':
    'Ni téléphone, ni courriel, ni piste : retraits, consentement et limites n’ont pas été vérifiés.',
  'gate.date_not_checked':
    'Seuls un jour et une heure ont été donnés : jours fériés et dates interdites n’ont pas été vérifiés.',
  'gate.next.contact_now': 'Suite : allez-y, la plage se ferme à {until}.',
  'gate.next.wait': 'Suite : attendez {weekday} {local}{zone}.',
  'gate.next.no_opening':
    'Suite : rien n’ouvre d’ici 14 jours ; demandez à un gestionnaire de revoir la politique.',
  'gate.next.other_time':
    'Suite : essayez un autre jour ou une autre heure, ou donnez une date pour savoir quand ça ouvre.',
  'gate.next.channel_not_allowed':
    'Suite : prenez un autre moyen ({channels}), ou demandez à un gestionnaire de changer la politique.',
  'gate.next.policy_disabled': 'Suite : demandez à un gestionnaire d’activer la politique.',
  'gate.next.no_policy': 'Suite : demandez à un gestionnaire de créer une politique pour ce lieu.',
  'gate.next.lead_score_too_low':
    'Suite : travaillez la piste jusqu’à une cote suffisante, ou demandez à un gestionnaire de baisser le minimum.',
  'gate.next.opted_out':
    'Suite : n’insistez pas. Seule cette personne peut revenir sur sa volonté ; /stop liste dit laquelle.',
  'gate.next.no_consent':
    'Suite : consignez un consentement et sa preuve (/consent), ou attendez que la personne écrive ou appelle.',
  'gate.next.contact_cap_reached': 'Suite : laissez ce contact pour les deux semaines à venir.',
  'gate.next.do_not_call': 'Suite : n’appelez pas ; texto ou courriel seulement s’il y a consentement.',
  'gate.next.dncl_check_missing':
    'Suite : importez une copie à jour de la Liste nationale de numéros exclus, puis redemandez.',
  'gate.next.unknown_province': 'Suite : ajoutez la province, un code postal ou l’adresse complète.',
  'gate.next.unknown_timezone':
    'Suite : ajoutez la ville ou le code postal, ou nommez un fuseau du Canada comme America/Toronto.',
  'gate.next.go_live_off':
    'Suite : un gestionnaire peut activer la mise en service quand la liste de contrôle est verte.',
  'gate.next.gate_error': 'Suite : réessayez dans une minute ; si cela persiste, prévenez un administrateur.',
};

export const EXPLAIN_TEXTS: Record<Locale, Texts> = { en, fr };
