import { type AreasDeps } from './areas';
import { type Config } from './config';

/**
 * A real provider's sender has its pace; a simulator takes whatever it is given.
 * @param texter the number or service that texts leave from
 */
export function senderPaces(config: Config, texter: string): NonNullable<AreasDeps['pacing']> {
  const { twilioReal, sendgridReal, SENDGRID_FROM } = config;
  const { TWILIO_SEGMENTS_PER_SECOND: segments, SENDGRID_MAILS_PER_SECOND: mails } = config;
  return {
    ...(twilioReal && segments > 0 ? { SMS: { sender: texter, aSecond: segments } } : {}),
    ...(sendgridReal && mails > 0 ? { EMAIL: { sender: SENDGRID_FROM ?? '', aSecond: mails } } : {}),
  };
}
