// What the page knows of the sandbox: loaded once, then kept up to date by its events.
import { get, listen } from './api.js';

const KEPT = 50;
const KEPT_REQUESTS = 500; // polls take one line, however many there are
const PAGE = 100;
const MOST_ROWS = 500;

export const state = {
  settings: null,
  texts: {},
  records: [], // newest first
  next: '',
  filter: { text: '', state: '', reply_status: '', account: '' },
  charges: [],
  chargeCount: 0,
  requests: [],
  requestCount: 0,
  faults: { known: [], queue: [], always: null, random: null },
  clock: { now: new Date(), advanced: 0, readAt: performance.now() },
  live: false,
};

const watchers = new Map();
let changed = new Set();

/** Calls back, at most once a frame, after one of the named parts has changed. */
export function watch(parts, callback) {
  watchers.set(callback, parts);
}

export function touch(...parts) {
  if (changed.size === 0) requestAnimationFrame(notify);
  parts.forEach(part => changed.add(part));
}

function notify() {
  const now = changed;
  changed = new Set();
  for (const [callback, parts] of watchers) if (parts.some(part => now.has(part))) callback();
}

/** The sandbox's time: its clock was read once and has run on since. */
export const now = () => new Date(state.clock.now.getTime() + performance.now() - state.clock.readAt);

export function setClock({ now: time, advanced }) {
  state.clock = { now: new Date(time), advanced: advanced ?? state.clock.advanced, readAt: performance.now() };
  touch('clock');
}

export function setFaults(faults) {
  state.faults = faults;
  touch('faults');
}

/** IDs are 64-bit numbers in strings: a longer one is greater. */
const isNewer = (a, b) => (a.length === b.length ? a > b : a.length > b.length);

export function putRecord(record) {
  const known = state.records.findIndex(other => other.id === record.id);
  if (known >= 0) state.records[known] = record;
  else {
    const before = state.records.findIndex(other => isNewer(record.id, other.id));
    state.records.splice(before < 0 ? state.records.length : before, 0, record);
    if (state.records.length > MOST_ROWS) {
      state.records.length = MOST_ROWS;
      state.next = state.records.at(-1).id;
    }
  }
  touch('records');
}

/** Whether a record matches the filter. The sandbox filters when loading; later changes are filtered here. */
export const isWanted = record =>
  (!state.filter.state || record.state === state.filter.state) &&
  (!state.filter.account || record.account === state.filter.account) &&
  (!state.filter.reply_status || record.consent.reply_status === state.filter.reply_status) &&
  [record.id, record.consent.phone, record.consent.oa_id].some(text => text?.includes(state.filter.text.trim()));

// An event that arrives while loading may be newer than what is loaded: it waits, and is applied afterwards.
let loads = 0;
const waiting = [];

async function holding(loading) {
  loads++;
  try {
    await loading();
  } finally {
    loads--;
    while (loads === 0 && waiting.length > 0) waiting.shift()();
  }
}

const inOrder = handle => data => (loads > 0 ? waiting.push(() => handle(data)) : handle(data));

function query(after) {
  const wanted = new URLSearchParams({ limit: PAGE });
  if (state.filter.reply_status) wanted.set('reply_status', state.filter.reply_status);
  if (state.filter.account) wanted.set('account', state.filter.account);
  if (after) wanted.set('after', after);
  return `records?${wanted}`;
}

/** Loads the records that the filter wants, or those that follow after one. */
export const loadRecords = (after = '') =>
  holding(async () => {
    const page = await get(query(after));
    if (!after) state.records = [];
    page.records.forEach(putRecord);
    state.next = page.next;
    touch('records');
  });

async function loadLedger() {
  const counts = await get('ledger?limit=0');
  const from = (count, kept) => Math.max(0, count - kept);
  const after = `after_request=${from(counts.request_count, KEPT_REQUESTS)}&after_charge=${from(counts.charge_count, KEPT)}`;
  const newest = await get(`ledger?${after}&limit=${KEPT_REQUESTS}`);
  state.requests = newest.requests.toReversed();
  state.charges = newest.charges.toReversed();
  state.requestCount = newest.request_count;
  state.chargeCount = newest.charge_count;
  touch('ledger');
}

const load = () =>
  holding(async () => {
    [state.settings, state.texts] = await Promise.all([get('settings'), get('page/texts.json')]);
    await Promise.all([loadRecords(), loadLedger(), get('faults').then(setFaults), get('clock').then(setClock)]);
    touch('texts');
  });

/** An entry of the ledger may come twice: once when its fault is applied, once when its answer is known. */
function enter(list, entry, kept) {
  const known = list.findIndex(other => other.sequence === entry.sequence);
  if (known >= 0) list[known] = entry;
  else list.unshift(entry);
  list.length = Math.min(list.length, kept);
}

function putRequest(request) {
  enter(state.requests, request, KEPT_REQUESTS);
  state.requestCount = Math.max(state.requestCount, request.sequence);
  touch('ledger');
}

function putCharge(charge) {
  enter(state.charges, charge, KEPT);
  state.chargeCount = Math.max(state.chargeCount, charge.sequence);
  touch('ledger');
}

/** Loads everything, then follows the changes. */
export async function follow(onTrouble) {
  const again = () => load().catch(onTrouble);
  const handlers = {
    record: putRecord,
    charge: putCharge,
    request: putRequest,
    fault: putRequest,
    faults: setFaults,
    clock: setClock,
    reset: again,
    gap: again,
  };
  const ordered = Object.entries(handlers).map(([name, handle]) => [name, inOrder(handle)]);
  listen(Object.fromEntries(ordered), live => {
    state.live = live;
    touch('live');
  });
  await load();
}
