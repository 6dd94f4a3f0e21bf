import { type Connection, type Model } from 'mongoose';
import { auditEntryModel } from '../audit/audit-entry.model';
import { buyerModel } from '../buyers/buyer.model';
import { feedbackEventModel } from '../buyers/feedback-event.model';
import { dealBriefModel } from '../deals/deal-brief.model';
import { dealModel } from '../deals/deal.model';
import { kpiEventModel } from '../kpi/kpi-event.model';
import { callAttemptModel } from '../ladder/call-attempt.model';
import { taskModel } from '../ladder/task.model';
import { leadModel } from '../leads/lead.model';
import { offerModel } from '../offers/offer.model';
import { inboundMediaModel } from '../outreach/inbound-media.model';
import { inboundTextModel } from '../outreach/inbound-text.model';
import { mailEventModel } from '../outreach/mail-event.model';
import { messageModel } from '../outreach/message.model';
import { contactAddressModel } from '../policy/contact-address.model';

export type RecordModels = ReturnType<typeof recordModels>;
export type ModelOf<Name extends keyof RecordModels> =
  RecordModels[Name] extends Model<infer Document> ? Document : never;

/** Where something about one person or one lead stands. */
export function recordModels(connection: Connection) {
  return {
    audit: auditEntryModel(connection),
    events: kpiEventModel(connection),
    leads: leadModel(connection),
    tasks: taskModel(connection),
    calls: callAttemptModel(connection),
    deals: dealModel(connection),
    briefs: dealBriefModel(connection),
    offers: offerModel(connection),
    messages: messageModel(connection),
    inbound: inboundTextModel(connection),
    media: inboundMediaModel(connection),
    mailEvents: mailEventModel(connection),
    buyers: buyerModel(connection),
    feedback: feedbackEventModel(connection),
    addresses: contactAddressModel(connection),
  };
}
