import { type Acknowledgement } from './acknowledgement.model';
import { type Finding } from '../../contract/ports';
import { CHECK_IDS, type CheckId } from './finding';

export interface Judged extends Finding {
  id: CheckId;
  /** A manager's word for it, while it holds. */
  acknowledged: { by: string; reason: string; until: Date } | null;
  /** Green, or acknowledged. */
  passes: boolean;
}

export interface RunbookLook {
  ok_to_enable_go_live: boolean;
  blocking: CheckId[];
  checks: Judged[];
}

/** A finding that is not green passes only while somebody has acknowledged it. */
export function judge(
  findings: Record<CheckId, Finding>,
  acknowledgements: Acknowledgement[],
  now: Date,
): RunbookLook {
  const checks = CHECK_IDS.map((id): Judged => {
    const found = acknowledgements.find((entry) => entry._id === id && now < entry.until);
    const acknowledged = found ? { by: found.by, reason: found.reason, until: found.until } : null;
    const finding = findings[id];
    return { id, ...finding, acknowledged, passes: finding.state === 'green' || acknowledged !== null };
  });
  const blocking = checks.filter(({ passes }) => !passes).map(({ id }) => id);
  return { ok_to_enable_go_live: blocking.length === 0, blocking, checks };
}
