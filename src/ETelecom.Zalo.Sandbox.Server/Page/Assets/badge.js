// How far a request got, in one word.
import { h } from './dom.js';
import { called, t } from './i18n.js';

/** An answer is called what it says. */
export function badge(record) {
  const { reply_status } = record.consent;
  return record.state === 'answered'
    ? h('span', { class: `badge reply-${reply_status}` }, called('reply_status', reply_status))
    : h('span', { class: `badge state-${record.state}` }, t(`state.${record.state}`));
}
