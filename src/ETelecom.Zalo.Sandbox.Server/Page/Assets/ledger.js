// What was charged, and every call that arrived.
import { byId, fill, h } from './dom.js';
import { count, shortTime, t } from './i18n.js';
import { state, watch } from './store.js';

const SHOWN = 8;

const line = (time, ...rest) => h('li', {}, h('time', { datetime: time }, shortTime(time)), ...rest);

const charge = entry => line(entry.time, h('span', {}, entry.phone), h('small', {}, t(`account.${entry.account}`)));

/** Calls one after the other that say the same and made no record, such as polls, are one line: the latest, and how many. */
function fold(requests) {
  const same = (a, b) => !a.record_id && !b.record_id && ['account', 'method', 'status', 'fault'].every(name => a[name] === b[name]);
  const lines = [];
  for (const request of requests) {
    const last = lines.at(-1);
    if (last && same(last.entry, request)) last.times++;
    else if (lines.length === SHOWN) break;
    else lines.push({ entry: request, times: 1 });
  }
  return lines;
}

export function arrival(entry, times = 1) {
  const isFine = entry.status >= 200 && entry.status < 300;
  return line(
    entry.time,
    h('span', {}, entry.method ?? t('arrivals.unrouted')),
    h('span', { class: `badge ${isFine ? 'good' : 'bad'}` }, entry.status === 'none' ? t('arrivals.none_sent') : String(entry.status)),
    entry.fault ? h('span', { class: 'badge fault' }, entry.fault) : null,
    times > 1 ? h('small', {}, t('arrivals.times', { count: count(times) })) : null,
  );
}

function draw() {
  byId('charge-count').textContent = count(state.chargeCount);
  byId('request-count').textContent = count(state.requestCount);
  const list = (id, entries, make, otherwise) =>
    fill(byId(id), entries.length ? entries.slice(0, SHOWN).map(make) : h('li', { class: 'hint' }, t(otherwise)));
  list('charges', state.charges, charge, 'bill.none');
  list('arrivals', fold(state.requests), ({ entry, times }) => arrival(entry, times), 'arrivals.none');
}

export function start() {
  watch(['ledger', 'texts'], draw);
}
