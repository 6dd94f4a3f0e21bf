import mongoose from 'mongoose';
import { cents } from '../../../src/money';
import { openAreas, CALLER, type TestAreas } from '../../support/areas';
let w: TestAreas;
beforeAll(async () => { w = await openAreas('2026-12-02T15:00:00Z'); await w.offers.upsert({kind:'slack',id:'m',role:'manager'} as never, {province:'ON', market:'ALL', enabled:true} as never).catch((e)=>console.log(e)); });
afterAll(() => w.close());
test('measure', async () => {
  const ops: string[] = [];
  const one = (n: number) => w.deals.leadToDeal({ name: `Jane ${n}`, phone: `+1416555${String(1000+n)}`, address: '12 King St W, Toronto ON', source: 'web_form', score: 0.9 } as never, { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) } as never, CALLER, `k${n}`);
  for (let i = 0; i < 30; i++) await one(i);
  mongoose.set('debug', (c: string, m: string, q: unknown) => { ops.push(`${c}.${m} ${JSON.stringify(q)?.slice(0,90)}`); });
  await one(500);
  mongoose.set('debug', false);
  console.log(ops.length + '\n' + ops.join('\n'));
  const times: number[] = [];
  for (let i = 0; i < 150; i++) { const t = performance.now(); await one(1000 + i); times.push(performance.now() - t); }
  times.sort((a, b) => a - b);
  console.log(`median ${times[75]} p95 ${times[142]}  store ${process.env.TEST_STORE_KIND}`);
}, 60000);
