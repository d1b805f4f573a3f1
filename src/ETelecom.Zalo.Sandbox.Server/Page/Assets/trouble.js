// Shows an error when an action failed.
import { Refusal } from './api.js';
import { byId } from './dom.js';
import { t } from './i18n.js';

const SHOWN_FOR = 8000;
let timer;

export function report(error) {
  const line = byId('trouble');
  line.textContent = error instanceof Refusal ? t('trouble', { what: error.message }) : t('unreachable');
  line.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (line.hidden = true), SHOWN_FOR);
}

export async function attempt(action) {
  try {
    await action();
  } catch (error) {
    report(error);
  }
}
