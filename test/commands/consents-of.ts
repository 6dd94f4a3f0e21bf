import { type TestAreas } from '../support/areas';

export async function consentsOf(areas: TestAreas, address: string) {
  return (await areas.policy.addresses.findById(address).lean())?.consents ?? [];
}
