// The page: one module for each part of it, all over the same store.
import * as clock from './clock.js';
import * as detail from './detail.js';
import * as faults from './faults.js';
import * as ledger from './ledger.js';
import * as phone from './phone.js';
import * as requests from './requests.js';
import { byId } from './dom.js';
import { language, speak, t, write } from './i18n.js';
import { follow, state, touch, watch } from './store.js';
import { report } from './trouble.js';

document.querySelectorAll('[data-language]').forEach(button => button.addEventListener('click', () => speak(button.dataset.language)));

watch(['live', 'texts'], () => {
  byId('live').textContent = t(state.live ? 'live' : 'not_live');
  byId('live').classList.toggle('on', state.live);
});
watch(['texts'], () => (byId('reference').href = `/_sandbox/reference/index.html?urls.primaryName=${language}`));

for (const part of [clock, detail, faults, ledger, phone, requests]) part.start();

write();
touch('texts');
follow(report).catch(report);
