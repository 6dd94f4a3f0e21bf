import { assignLeads } from './assign-leads';
import { completeFlows } from './complete-flows';
import { deliverCards } from './deliver-cards';
import { deleteOldKpiEvents } from './delete-old-kpi-events';
import { dispatchOutbox } from './dispatch-outbox';
import { fetchMedia } from './fetch-media';
import { evaluateTripwire } from './evaluate-tripwire';
import { expireOffers } from './expire-offers';
import { expireProposals } from './expire-proposals';
import { expireThrottles } from './expire-throttles';
import { expireReservations } from './expire-reservations';
import { noteSilence } from './note-silence';
import { postDueTasks } from './post-due-tasks';
import { postMonthReport } from './post-month-report';
import { queueLadderTexts } from './queue-ladder-texts';
import { remindOfLeads } from './remind-of-leads';
import { reconcileTexts } from './reconcile-texts';
import { resolveUnknown } from './resolve-unknown';
import { resumeIntents } from './resume-intents';
import { rollUpKpi } from './roll-up-kpi';
import { sealAudit } from './seal-audit';
import { tellMornings } from './tell-mornings';
import { tellReminders } from './tell-reminders';
import { watchRunbook } from './watch-runbook';

/** Every job; a test walks the folder and fails on a file that is not here. */
export const jobs = [
  dispatchOutbox,
  fetchMedia,
  resolveUnknown,
  reconcileTexts,
  queueLadderTexts,
  postDueTasks,
  noteSilence,
  tellReminders,
  tellMornings,
  assignLeads,
  completeFlows,
  remindOfLeads,
  evaluateTripwire,
  postMonthReport,
  watchRunbook,
  sealAudit,
  rollUpKpi,
  deleteOldKpiEvents,
  expireProposals,
  expireThrottles,
  expireReservations,
  expireOffers,
  deliverCards,
  resumeIntents,
];
