// The sandbox's clock, and the jumps ahead.
import { post } from './api.js';
import { byId, fill, h } from './dom.js';
import { fullTime, length, t } from './i18n.js';
import { attempt } from './trouble.js';
import { now, setClock, state, watch } from './store.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const JUMPS = { minute: 60, hour: HOUR, day: DAY, month: 30 * DAY };

const jump = seconds => attempt(async () => setClock(await post('clock', { advance: seconds })));

function draw() {
  const { advanced } = state.clock;
  byId('clock').textContent = fullTime(now());
  byId('ahead').textContent = advanced
    ? t('clock.ahead', { days: length(Math.floor(advanced / DAY), 'day'), hours: length(Math.floor((advanced % DAY) / HOUR), 'hour') })
    : '';
}

function drawJumps() {
  const button = ([name, seconds]) => h('button', { type: 'button', 'data-key': name, 'data-jump': name, onclick: () => jump(seconds) }, t(`clock.${name}`));
  fill(byId('jumps'), Object.entries(JUMPS).map(button));
}

export function start() {
  byId('reset').addEventListener('click', () => confirm(t('reset_sure')) && attempt(() => post('reset', {})));
  watch(['clock', 'texts'], draw);
  watch(['texts'], drawJumps);
  setInterval(draw, 1000);
}
