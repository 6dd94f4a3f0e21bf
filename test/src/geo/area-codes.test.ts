import { provinceOfPhone } from '../../../src/geo/area-codes';

/** canada.md 5.3 (libphonenumber 9.0.35). */
const CODES: Record<string, string> = {
  BC: '236 250 257 604 672 778',
  AB: '368 403 587 780 825',
  SK: '306 474 639',
  MB: '204 431 584',
  ON: '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 807 905 942',
  QC: '263 354 367 418 438 450 468 514 579 581 819 873',
  NB: '428 506',
  NL: '709 879',
};

test.each(
  Object.entries(CODES).flatMap(([province, codes]) => codes.split(' ').map((code) => [code, province])),
)('when the area code is %s, then the province is %s', (code, province) => {
  expect(provinceOfPhone(`+1${code}5550134`)).toBe(province);
});

test.each(['782', '902', '867', '273', '600', '622', '387', '212', '999'])(
  'when the area code %s does not belong to one province, then it says nothing',
  (code) => {
    expect(provinceOfPhone(`+1${code}5550134`)).toBeNull();
  },
);

test.each(['4165550134', '+1416555013', '+14165550134x5', '+442071234567', 'abc', ''])(
  'when the number %j is not E.164 of this continent, then it says nothing',
  (phone) => {
    expect(provinceOfPhone(phone)).toBeNull();
  },
);
