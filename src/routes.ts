import { type Areas } from './areas';
import { buyersRoutes } from './buyers/routes';
import { type Route } from './contract/route';
import { dealsRoutes } from './deals/routes';
import { geoRoutes } from './geo/routes';
import { goLiveRoutes } from './governance/go-live/routes';
import { riskRoutes } from './governance/risk/routes';
import { runbookRoutes } from './governance/runbook/routes';
import { heimdallRoutes } from './heimdall/routes';
import { kpiRoutes } from './kpi/routes';
import { ladderRoutes } from './ladder/routes';
import { offersRoutes } from './offers/routes';
import { outreachRoutes } from './outreach/routes';
import { policyRoutes } from './policy/routes';
import { tripwireRoutes } from './tripwire/routes';

/** Every REST route; a test walks the areas and fails on a routes.ts that is not here. */
export const routes: Route<Areas>[] = [
  ...geoRoutes,
  ...kpiRoutes,
  ...policyRoutes,
  ...ladderRoutes,
  ...buyersRoutes,
  ...runbookRoutes,
  ...goLiveRoutes,
  ...riskRoutes,
  ...heimdallRoutes,
  ...offersRoutes,
  ...dealsRoutes,
  ...outreachRoutes,
  ...tripwireRoutes,
];
