// The bad days of the sandbox: what is set, and what can be.
import { post, remove } from './api.js';
import { byId, fill, h, options } from './dom.js';
import { language, t } from './i18n.js';
import { attempt } from './trouble.js';
import { setFaults, state, watch } from './store.js';

const descriptionOf = fault => (language === 'vi' ? fault.description_vi : fault.description);

const set = body => attempt(async () => setFaults(await post('faults', body)));

const named = ({ fault, method, seconds }) => [fault, method, seconds && `${seconds} s`].filter(Boolean).join(' · ');

function drawActive() {
  const { queue, always, random } = state.faults;
  const badges = [
    ...queue.map(entry => t('faults.queued', { fault: named(entry) })),
    always && t('faults.always_set', { fault: named(always) }),
    random && t('faults.random_set', { rate: Math.round(random.rate * 100), seed: random.seed }),
  ].filter(Boolean).map(text => h('span', { class: 'badge fault' }, text));
  const end = h('button', { type: 'button', class: 'quiet', 'data-key': 'end', onclick: () => attempt(async () => setFaults(await remove('faults'))) }, t('faults.end'));
  fill(byId('active'), badges.length ? [...badges, end] : h('span', { class: 'hint' }, t('faults.calm')));
}

function drawForm() {
  const { elements } = byId('fault-form');
  options(elements.fault, state.faults.known.map(fault => [fault.name, fault.name]));
  const methods = [...new Set(state.faults.known.flatMap(fault => fault.methods))];
  options(elements.method, [['', t('faults.any_method')], ...methods.map(name => [name, name])]);
  describe();
  fill(byId('endings'), state.faults.known.filter(fault => fault.phone_ending).map(fault => [h('dt', {}, `…${fault.phone_ending}`), h('dd', {}, h('b', {}, fault.name), ` ${descriptionOf(fault)}`)]));
}

function describe() {
  const fault = state.faults.known.find(known => known.name === byId('fault-form').elements.fault.value);
  byId('fault-description').textContent = fault ? descriptionOf(fault) : '';
}

export function start() {
  byId('fault-form').addEventListener('change', describe);
  byId('fault-form').addEventListener('submit', event => {
    event.preventDefault();
    const { fault, method, seconds } = event.target.elements;
    const wanted = { fault: fault.value, method: method.value || null, seconds: seconds.value === '' ? null : Number(seconds.value) };
    set(event.submitter?.value === 'always' ? { always: wanted } : { next: [wanted] });
  });
  byId('random-form').addEventListener('submit', event => {
    event.preventDefault();
    const { rate, seed } = event.target.elements;
    set({ random: Number(rate.value) > 0 ? { rate: Number(rate.value) / 100, seed: Number(seed.value) } : null });
  });
  watch(['faults', 'texts'], drawActive);
  watch(['faults', 'texts'], drawForm);
}
