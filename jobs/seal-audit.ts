import { type AuditLog } from '../src/audit/audit';
import { defineJob } from '../src/contract/job';

export const sealAudit = defineJob<{ auditLog: Pick<AuditLog, 'seal' | 'postHead'> }>({
  name: 'seal-audit',
  summary: 'Takes new audit entries into the chain, and tells the alerts channel once a day where it ends',
  cron: '* * * * * *',
  leaseMs: 15_000,
  run: async ({ auditLog }) => ({
    sealed: await auditLog.seal(),
    told: (await auditLog.postHead()) ? 1 : 0,
  }),
});
