import { buyer } from './buyer/command';
import { canContact } from './can-contact/command';
import { due } from './due/command';
import { dueButtons } from './due/buttons';
import { ladder } from './ladder/command';
import { lead } from './lead/command';
import { message } from './message/command';
import { messageButtons } from './message/buttons';
import { offer } from './offer/command';

/** Every command and button; a test walks the folders and fails on a file that is not here. */
export const commands = [lead, offer, canContact, due, ladder, buyer, message];
export const buttons = [...dueButtons, ...messageButtons];
