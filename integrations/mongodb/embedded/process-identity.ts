import { readFileSync, readlinkSync } from 'node:fs';

/** A process beyond its number, which the system gives to another one some day. */
export interface ProcessIdentity {
  pid: number;
  /** When it began, where the system tells; by it two processes of one number are told apart. */
  since?: string;
}

export function identityOf(pid: number): ProcessIdentity {
  const since = beginOf(pid);
  return since === undefined ? { pid } : { pid, since };
}

export function isAlive({ pid, since }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return since === undefined || beginOf(pid) === since;
}

/** Whether this process can tell: a container does not see the processes of another one. */
export const isInSight = ({ since }: ProcessIdentity): boolean =>
  since === undefined || since.startsWith(`${namespace()}/`);

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html : field 22 counts from the boot. */
function beginOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie answers to signals, but it does nothing any more.
    return fields[0] === 'Z' ? 'ended' : `${namespace()}/${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

function namespace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}
