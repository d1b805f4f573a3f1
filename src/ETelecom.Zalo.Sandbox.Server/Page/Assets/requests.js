// The list of requests, each with how far it got.
import { badge } from './badge.js';
import { open } from './detail.js';
import { byId, fill, h, list, options } from './dom.js';
import { called, choices, shortTime, t } from './i18n.js';
import { attempt } from './trouble.js';
import { isWanted, loadRecords, state, touch, watch } from './store.js';

const STATES = ['sent', 'received', 'seen', 'answered', 'expired', 'failed'];
const ACCOUNTS = ['shop', 'partner'];

/** Four dots: sent, received, seen, done. The words beside them say the same. */
function steps(record) {
  const { sent, received, seen, answered, expired } = record.life;
  const done = [sent, received, seen, answered ?? expired].map(time => h('i', { class: time ? 'done' : false }));
  return h('span', { class: 'steps', 'aria-hidden': 'true' }, done);
}

function row(record) {
  const { phone, call_type, reason_code } = record.consent;
  const details = { type: 'button', class: 'link', 'data-key': record.id, 'aria-label': t('requests.open', { phone }), onclick: () => open(record.id) };
  return h(
    'tr',
    { 'data-record': record.id, 'data-state': record.state },
    h('td', {}, h('time', { datetime: record.life.sent }, shortTime(record.life.sent))),
    h('td', {}, h('button', details, phone), h('small', {}, t(`account.${record.account}`))),
    h('td', {}, called('call_type', call_type), h('small', {}, called('reason_code', reason_code))),
    h('td', {}, steps(record), badge(record)),
  );
}

/** Commands that make the first request: for a shell, and for PowerShell, whose curl is another program. */
function firstRequest() {
  const { base_url, key } = state.settings.accounts[0];
  const body = { call_type: 'video', oa_id: '1234567890123456789', phone: '84912345678', reason_code: 'delivery_notification' };
  const command = `curl ${base_url}.Zalo/RequestConsent \\\n  -H 'Authorization: Bearer ${key}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'`;
  const windows = `Invoke-RestMethod -Method Post -Uri '${base_url}.Zalo/RequestConsent' \`\n  -Headers @{ Authorization = 'Bearer ${key}' } \`\n  -ContentType 'application/json' \`\n  -Body '${JSON.stringify(body)}'`;
  const shown = [['requests.first', command], ['requests.first_windows', windows]];
  return shown.map(([name, text]) => [h('p', {}, t(name)), h('pre', { tabindex: 0 }, text)]);
}

const drawRows = list(byId('rows'), row);

function draw(anew) {
  const wanted = state.records.filter(isWanted);
  drawRows(wanted, anew);
  byId('older').hidden = !state.next;
  byId('rows').closest('.scroll').hidden = wanted.length === 0;
  const nothing = byId('nothing');
  nothing.hidden = wanted.length > 0;
  if (wanted.length === 0 && state.settings) fill(nothing, state.records.length || Object.values(state.filter).some(Boolean) ? h('p', {}, t('requests.none')) : firstRequest());
}

function drawAccounts() {
  const lines = ({ account, base_url, key }) => [h('dt', {}, t(`account.${account}`)), h('dd', {}, base_url, h('br'), `Authorization: Bearer ${key}`)];
  fill(byId('accounts'), state.settings?.accounts.map(lines) ?? []);
}

function drawFilters() {
  const { elements } = byId('filters');
  const any = ['', t('requests.any')];
  options(elements.state, [any, ...STATES.map(name => [name, t(`state.${name}`)])]);
  options(elements.reply_status, [any, ...choices('reply_status')]);
  options(elements.account, [any, ...ACCOUNTS.map(name => [name, t(`account.${name}`)])]);
}

/** Says aloud, to who cannot see the list, that a request came. */
let newest;
function announce() {
  const first = state.records[0];
  if (newest !== undefined && first && first.id !== newest) byId('said').textContent = t('requests.new', { phone: first.consent.phone });
  newest = first?.id ?? '';
}

export function start() {
  const filters = byId('filters');
  filters.addEventListener('submit', event => event.preventDefault());
  filters.addEventListener('input', event => {
    state.filter[event.target.name] = event.target.value;
    touch('records');
    if (['reply_status', 'account'].includes(event.target.name)) attempt(() => loadRecords());
  });
  byId('older').addEventListener('click', () => attempt(() => loadRecords(state.next)));
  watch(['texts'], () => {
    drawFilters();
    drawAccounts();
    draw(true);
  });
  watch(['records'], () => draw());
  watch(['records'], announce);
}
