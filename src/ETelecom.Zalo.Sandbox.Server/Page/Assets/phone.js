// The screen of the customer: what Zalo shows to the person who is asked, and the answer.
import { post } from './api.js';
import { byId, h, list } from './dom.js';
import { called, clockTime, shortTime, t } from './i18n.js';
import { attempt } from './trouble.js';
import { now, putRecord, state, watch } from './store.js';

const MOST_MESSAGES = 20;
const AGREED = 'P';
const REJECTED = 'N';

const ignored = new Set();
const arrived = new Set(); // a message slides in once
let chosen = null; // the person has picked a phone; else it is the phone of the newest request

const isPending = record => ['sent', 'received', 'seen'].includes(record.state) && !ignored.has(record.id);

const reply = (record, reply_status) => attempt(async () => putRecord(await post('reply', { id: record.id, reply_status })));

function ignore(record) {
  ignored.add(record.id);
  putRecord({ ...record });
}

function outcome(record) {
  const { reply_status } = record.consent;
  if (record.state === 'expired') return h('p', { class: 'outcome' }, t(record.life.answered ? 'phone.permission_over' : 'phone.expired'));
  if (record.state === 'answered') return h('p', { class: `outcome reply-${reply_status}` }, `${called('reply_status', reply_status)} · ${clockTime(record.life.answered)}`);
  return h('p', { class: 'outcome' }, t('phone.ignored'));
}

function buttons(record) {
  const button = (name, action, kind) =>
    h('button', { type: 'button', class: kind, 'data-key': `${record.id} ${name}`, 'data-action': name, onclick: action }, t(`phone.${name}`));
  return h(
    'div',
    { class: 'answers' },
    button('agree', () => reply(record, AGREED), 'main'),
    button('decline', () => reply(record, REJECTED)),
    button('ignore', () => ignore(record), 'quiet'),
  );
}

function message(record) {
  const { oa_id, call_type, reason_code } = record.consent;
  return h(
    'article',
    { class: arrived.has(record.id) ? 'message' : 'message arriving', 'data-record': record.id },
    h('h3', {}, t('phone.oa', { oa: oa_id })),
    h('p', {}, t('phone.ask')),
    h('dl', {}, h('dt', {}, t('phone.why')), h('dd', {}, called('reason_code', reason_code)), h('dt', {}, t('phone.how')), h('dd', {}, called('call_type', call_type))),
    isPending(record) ? [h('p', { class: 'hint' }, t('phone.until', { time: shortTime(record.reply_by) })), buttons(record)] : outcome(record),
    h('time', { datetime: record.life.sent }, clockTime(record.life.sent)),
  );
}

/** The numbers to choose from; the browser searches them by what is typed. */
let offered = '';
function offer(phones) {
  const numbers = phones.join();
  if (numbers === offered) return;
  offered = numbers;
  byId('numbers').replaceChildren(...phones.map(phone => h('option', { value: phone })));
}

/** A number is found by any of its digits, and in the national spelling. */
function find(text) {
  const digits = text.replace(/\D/g, '').replace(/^0/, '');
  return digits ? state.records.find(record => record.consent.phone.includes(digits))?.consent.phone : undefined;
}

const drawMessages = list(byId('talk'), message);

function draw(anew = false) {
  const records = state.records.filter(record => record.state !== 'failed');
  const phones = [...new Set(records.map(record => record.consent.phone))];
  const shown = phones.includes(chosen) ? chosen : (records.find(isPending) ?? records[0])?.consent.phone ?? '';
  offer(phones);
  // What is being typed stays.
  if (document.activeElement !== byId('whose')) byId('whose').value = shown;

  const messages = records.filter(record => record.consent.phone === shown).slice(0, MOST_MESSAGES);
  drawMessages(messages, anew);
  messages.forEach(record => arrived.add(record.id));
  byId('quiet').hidden = messages.length > 0;
}

export function start() {
  const whose = byId('whose');
  whose.addEventListener('input', () => {
    chosen = find(whose.value) ?? null;
    draw();
  });
  whose.addEventListener('blur', () => draw());
  watch(['records'], () => draw());
  watch(['texts'], () => draw(true));
  setInterval(() => (byId('phone-time').textContent = clockTime(now())), 1000);
}
