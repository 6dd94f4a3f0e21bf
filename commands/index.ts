import { buyer } from './buyer/command';
import { canContact } from './can-contact/command';
import { due } from './due/command';
import { dueButtons } from './due/buttons';
import { goLiveButtons } from './go-live/buttons';
import { goLiveCommand } from './go-live/command';
import { ladder } from './ladder/command';
import { lead } from './lead/command';
import { message } from './message/command';
import { messageButtons } from './message/buttons';
import { offer } from './offer/command';
import { runbookButtons } from './runbook/buttons';
import { runbook } from './runbook/command';

/** Every command and button; a test walks the folders and fails on a file that is not here. */
export const commands = [lead, offer, canContact, due, ladder, buyer, message, goLiveCommand, runbook];
export const buttons = [...dueButtons, ...messageButtons, ...goLiveButtons, ...runbookButtons];
