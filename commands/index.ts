import { alertButtons } from './alerts/buttons';
import { alerts } from './alerts/command';
import { answerButtons } from './answer/buttons';
import { approvalButtons } from './approvals/buttons';
import { approvalsCommand } from './approvals/command';
import { auditCommand } from './audit/command';
import { buyerButtons } from './buyer/buttons';
import { buyer } from './buyer/command';
import { buyerModals } from './buyer/modals';
import { canContactButtons } from './can-contact/buttons';
import { canContact } from './can-contact/command';
import { canContactModals } from './can-contact/modals';
import { consentCommand } from './consent/command';
import { dealButtons } from './deal/buttons';
import { deal } from './deal/command';
import { dealModals } from './deal/modals';
import { dueButtons } from './due/buttons';
import { due } from './due/command';
import { dueHomeSection } from './due/home';
import { formsCommand } from './forms/command';
import { gates } from './gates/command';
import { goLiveButtons } from './go-live/buttons';
import { goLiveCommand } from './go-live/command';
import { goLiveHomeSection } from './go-live/home';
import { heatButtons } from './heat/buttons';
import { heat } from './heat/command';
import { heatHomeSection } from './heat/home';
import { heldButtons } from './held/buttons';
import { held } from './held/command';
import { heldModals } from './held/modals';
import { kpiButtons } from './kpi/buttons';
import { kpi } from './kpi/command';
import { ladder } from './ladder/command';
import { leadButtons } from './lead/buttons';
import { lead } from './lead/command';
import { leadHome } from './lead/home';
import { leadModals } from './lead/modals';
import { leadShortcuts } from './lead/shortcuts';
import { matchButtons } from './match/buttons';
import { match } from './match/command';
import { message } from './message/command';
import { messageButtons } from './message/buttons';
import { offerButtons } from './offer/buttons';
import { offer } from './offer/command';
import { offerModals } from './offer/modals';
import { policyButtons } from './policy/buttons';
import { policyCommand } from './policy/command';
import { replyButtons } from './reply/buttons';
import { replyModals } from './reply/modals';
import { privacy } from './privacy/command';
import { reportButtons } from './report/buttons';
import { reportCommand } from './report/command';
import { riskCommand } from './risk/command';
import { roles } from './roles/command';
import { settingsButtons } from './settings/buttons';
import { settingsHomeSection } from './settings/home';
import { shiftsCommand } from './shifts/command';
import { runbookButtons } from './runbook/buttons';
import { runbook } from './runbook/command';
import { runbookModals } from './runbook/modals';
import { slaButtons } from './sla/buttons';
import { sla } from './sla/command';
import { slaHomeSection } from './sla/home';
import { strangerButtons } from './stranger/buttons';
import { taskButtons } from './task/buttons';
import { stop } from './stop/command';
import { unstop } from './stop/unstop';
import { task } from './task/command';
import { taskModals } from './task/modals';
import { teamCommand } from './team/command';
import { templateButtons } from './templates/buttons';
import { templates } from './templates/command';
import { templateModals } from './templates/modals';
import { traceButtons } from './trace/buttons';
import { trace } from './trace/command';
import { tripwireHomeSection } from './tripwire/home';
import { tripwireButtons } from './tripwire/buttons';
import { tripwireCommand } from './tripwire/command';
import { unknownButtons } from './unknown/buttons';
import { zones } from './zones/command';

/** Everything that a person can use in Slack; a test walks the folders and fails on a file that is not here. */
export const commands = [
  lead,
  offer,
  canContact,
  due,
  sla,
  task,
  ladder,
  buyer,
  match,
  deal,
  heat,
  message,
  held,
  consentCommand,
  stop,
  unstop,
  templates,
  goLiveCommand,
  runbook,
  approvalsCommand,
  riskCommand,
  gates,
  alerts,
  kpi,
  tripwireCommand,
  reportCommand,
  trace,
  privacy,
  auditCommand,
  policyCommand,
  shiftsCommand,
  formsCommand,
  roles,
  teamCommand,
  zones,
];
export const buttons = [
  ...canContactButtons,
  ...dueButtons,
  ...slaButtons,
  ...settingsButtons,
  ...taskButtons,
  ...leadButtons,
  ...offerButtons,
  ...buyerButtons,
  ...matchButtons,
  ...dealButtons,
  ...messageButtons,
  ...answerButtons,
  ...strangerButtons,
  ...replyButtons,
  ...heldButtons,
  ...templateButtons,
  ...unknownButtons,
  ...goLiveButtons,
  ...runbookButtons,
  ...approvalButtons,
  ...alertButtons,
  ...policyButtons,
  ...kpiButtons,
  ...heatButtons,
  ...traceButtons,
  ...tripwireButtons,
  ...reportButtons,
];
export const modals = [
  ...canContactModals,
  ...leadModals,
  ...offerModals,
  ...buyerModals,
  ...dealModals,
  ...taskModals,
  ...replyModals,
  ...heldModals,
  ...templateModals,
  ...runbookModals,
];
export const shortcuts = [...leadShortcuts];
/** In the order in which they stand on a person's App Home. */
export const homeSections = [
  dueHomeSection,
  leadHome,
  slaHomeSection,
  heatHomeSection,
  tripwireHomeSection,
  goLiveHomeSection,
  settingsHomeSection,
];
