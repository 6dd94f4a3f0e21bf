/** Throttles, in English. */
export const throttleEn = {
  'throttle.what_increase_offer_discount':
    'Proposal: offers from a smaller share of the ARV, {before} → {after} (never below {floor}), {scope}, for {days} days.',
  'throttle.what_expand_contact_windows':
    'Proposal: open days up to {minutes} minutes longer at each end, never past the fixed hours (Mon–Fri 09:00–21:30, weekends 10:00–18:00): at most {added} minutes a week more, {scope}, for {days} days.',
  'throttle.what_review_offer_formula':
    'Proposal: look at how offers are computed and to whom they go, {scope}, within {days} days. Nothing changes by itself.',
  'throttle.what_review_activity':
    'Proposal: look at what keeps it low, {scope}, within {days} days. Nothing changes by itself.',
  'throttle.name_increase_offer_discount': 'Bigger discount',
  'throttle.name_expand_contact_windows': 'Longer hours',
  'throttle.name_review_offer_formula': 'Review of offers',
  'throttle.name_review_activity': 'Review of activity',
  'throttle.is_proposed': 'It waits for a manager.',
  'throttle.is_active':
    '▶️ In force until {until}, approved by {who}. It takes itself back after three healthy evaluations.',
  'throttle.is_rejected': 'Rejected by {who}.',
  'throttle.is_lapsed': 'Nobody decided in time.',
  'throttle.is_reverted': '↩️ Taken back by {who}.',
  'throttle.is_expired': 'Its time is over.',
  'throttle.is_recovered': 'Taken back by itself: the number is healthy again.',
  'throttle.is_superseded': 'A newer one took its place.',
  'throttle.word_proposed': 'waits',
  'throttle.word_active': 'in force',
  'throttle.word_rejected': 'rejected',
  'throttle.word_lapsed': 'lapsed',
  'throttle.word_reverted': 'taken back',
  'throttle.word_expired': 'expired',
  'throttle.word_recovered': 'recovered',
  'throttle.word_superseded': 'replaced',
  'throttle.button_approve': 'Approve',
  'throttle.button_reject': 'Reject',
  'throttle.button_revert': 'Take back',
  'throttle.none': 'No throttle was ever proposed.',
  'throttle.count': 'Throttles in force or waiting: {count}',
  'throttle.over': 'Over',
  'throttle.auto_on':
    'From now on the bigger discount begins by itself when liquidity drifts; one click takes it back. No other throttle may.',
  'throttle.auto_off': 'From now on every throttle waits for a manager.',
  'refused.throttle_not_found': 'There is no throttle {id}.',
  'refused.throttle_over': 'This throttle is {state} already, by {who}.',
};
