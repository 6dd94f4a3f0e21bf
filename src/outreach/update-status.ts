import { type DeliveryReport, moveMessage } from './move-message';
import { type OutreachDeps } from './outreach-ports';

/** A provider's status report under the secret part of its address, which names the message. */
export interface StatusReport extends DeliveryReport {
  token: string;
}

/**
 * Takes a status report. It may come late, twice, in any order, and before the answer to the send.
 * @returns false when no message has that token
 */
export function updateStatus(deps: OutreachDeps) {
  const move = moveMessage(deps);

  return ({ token, ...report }: StatusReport): Promise<boolean> =>
    deps.transaction(async () => {
      const message = await deps.messages.findOne({ status_token: token }).lean();
      if (!message) return false;
      await move(message, report);
      return true;
    });
}
