import { createEraser } from '../../../src/records/erase.rules';

const eraser = createEraser({
  ids: ['L-1042', 'new', 'task_0123456789abcdef01234567'],
  phones: ['+14165550134'],
  emails: ['anna.roy@example.com'],
  places: ['12 King St W'],
  names: ['Anna Roy'],
});

test.each([
  '+14165550134',
  'call (416) 555-0134 now',
  '416.555.0134',
  'From=%2B14165550134&Body=x',
  'tel:+1-416-555-0134',
  'to ANNA.ROY@example.com',
  'q=anna.roy%40example.com',
])('when a text has her number or address as %s, then it names her and nothing of it stays', (text) => {
  expect(eraser.names({ deep: [text] })).toBe(true);
  const clean = eraser.clean(text);
  expect(clean).toContain('[erased]');
  expect(eraser.names(clean)).toBe(false);
});

test.each(['+14165550135', '914165550134', '41655501345', 'anna@example.com', 'Anna Roy of 12 King St W'])(
  'when a text has another number or address as %s, then it does not name her',
  (text) => {
    expect(eraser.names(text)).toBe(false);
  },
);

test('when something has one of her ids, then it is about her; a short word that a caller chose as an id is no proof', () => {
  expect(eraser.isAbout({ key: 'lead:L-1042:x' })).toBe(true);
  expect(eraser.isAbout(['done task_0123456789abcdef01234567.'])).toBe(true);
  expect(eraser.isAbout('L-10421')).toBe(false);
  expect(eraser.isAbout('a new lead')).toBe(false);
  expect(eraser.isAbout({ lead_id: 'new' })).toBe(true);
});

test('when something is cleaned, then name and house go, codes and everything else stay as they are', () => {
  const before = {
    state: 'roy',
    text: 'Anna Roy at 12 King  St W said: Roy will call; royal',
    at: new Date(0),
    list: ['x', 5, null],
  };
  const after = eraser.clean(before);
  expect(after).toEqual({ ...before, text: '[erased] at [erased] said: [erased] will call; royal' });
  expect(after.list).toBe(before.list);
  const other = { text: 'nothing of hers' };
  expect(eraser.clean(other)).toBe(other);
});

/** As it is on record, as somebody else writes it, and what is left of that. */
test.each([
  ['12 King St W Toronto ON M5H 1A1', 'at 12 King St. W, Toronto ON, M5H1A1!', 'at [erased], [erased]!'],
  ['12 King St W, Toronto', 'her house, 12 king, is empty', 'her house, [erased], is empty'],
  ['Unit 4-12 King St', '12 King Street West', '[erased] Street West'],
  ['123, rue Sainte-Catherine Est, Montréal', 'au 123 rue Sainte-Catherine est', 'au [erased]'],
  ['Ferme du Lac, rang Sud', 'à la ferme du lac rang sud', 'à la [erased]'],
  ['H2X 1Y4', 'code h2x-1y4', 'code [erased]'],
  ['12 King St W', '112 King St W, 12 Kingston Rd, M5H 1A1', '112 King St W, 12 Kingston Rd, M5H 1A1'],
])('when the house %s is named as %s, then it goes', (place, text, left) => {
  const { clean } = createEraser({ ids: [], phones: [], emails: [], places: [place], names: [] });
  expect(clean(text)).toBe(left);
});
