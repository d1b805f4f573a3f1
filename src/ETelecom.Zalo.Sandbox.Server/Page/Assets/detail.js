// One request from all sides: its life, what was asked, what the API answers, which calls made it, and the JSON.
import { badge } from './badge.js';
import { byId, fill, h } from './dom.js';
import { fullTime, t } from './i18n.js';
import { arrival } from './ledger.js';
import { state, watch } from './store.js';

const STEPS = ['sent', 'received', 'seen', 'answered', 'expired'];
const ASKED = ['call_type', 'oa_id', 'phone', 'reason_code'];

let shown = null;

const json = value => h('pre', { tabindex: 0 }, JSON.stringify(value, null, 2));

const part = (name, ...content) => h('section', {}, h('h3', {}, t(`detail.${name}`)), ...content);

function life(record) {
  const lines = STEPS.filter(step => record.life[step]).map(step => [t(`state.${step}`), record.life[step]]);
  if (!record.life.answered && !record.life.expired) lines.push([t('detail.reply_by'), record.reply_by]);
  return h('dl', { class: 'life' }, lines.map(([name, time]) => [h('dt', {}, name), h('dd', {}, fullTime(time))]));
}

function draw() {
  const record = state.records.find(other => other.id === shown);
  if (!record) return;
  const { consent } = record;
  const calls = state.requests.filter(request => request.record_id === record.id);
  fill(
    byId('detail'),
    h(
      'header',
      { class: 'row' },
      h('h2', { id: 'detail-title' }, t('detail.title', { phone: consent.phone })),
      badge(record),
      h('span', { class: 'badge' }, t(consent.is_charged ? 'detail.charged' : 'detail.not_charged')),
      h('button', { type: 'button', 'data-key': 'close', onclick: () => byId('detail').close() }, t('detail.close')),
    ),
    part('life', life(record)),
    part('request', json(Object.fromEntries(ASKED.map(name => [name, consent[name]])))),
    part('answer', json(consent)),
    calls.length ? part('calls', h('ol', { class: 'plain' }, calls.map(call => arrival(call)))) : '',
    h('details', {}, h('summary', {}, t('detail.raw')), json(record)),
  );
}

export function open(id) {
  shown = id;
  draw();
  byId('detail').showModal();
}

export function start() {
  watch(['records', 'ledger', 'texts'], () => byId('detail').open && draw());
}
