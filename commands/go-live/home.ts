import { defineHomeSection } from '../../src/contract/home-section';
import { goLiveHome } from '../../src/governance/go-live/go-live-home.card';
import { type GoLive } from '../../src/governance/go-live/go-live';

export const goLiveHomeSection = defineHomeSection<{ goLive: Pick<GoLive, 'state'> }>({
  id: 'go-live',
  role: 'viewer',
  blocks: async ({ goLive }, { actor, t }) => goLiveHome(await goLive.state(), actor, t),
});
