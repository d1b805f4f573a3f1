// The language of the page. The page's own words are in en.js and vi.js; what the API's values are called comes from the contract.
import en from './en.js';
import vi from './vi.js';
import { state, touch } from './store.js';

const languages = { en, vi };

export let language = localStorage.getItem('language') ?? (navigator.languages.find(tag => /^(en|vi)\b/.test(tag)) ?? 'en').slice(0, 2);
if (!(language in languages)) language = 'en';

/** A text of the page, with {name} filled in. */
export const t = (key, values = {}) => languages[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The display name of a value of the API; an unknown value is shown as it is. */
export const called = (field, value) => state.texts[language]?.[field]?.[value] ?? value ?? '';

/** The values that a field of the API may have, for a select. */
export const choices = field => Object.entries(state.texts[language]?.[field] ?? {});

const locale = () => (language === 'vi' ? 'vi-VN' : 'en-GB');

const format = options => (time, otherwise = '–') =>
  time ? new Intl.DateTimeFormat(locale(), options).format(new Date(time)) : otherwise;

export const clockTime = format({ hour: '2-digit', minute: '2-digit' });
export const shortTime = format({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const fullTime = format({ dateStyle: 'medium', timeStyle: 'medium' });
/** A length of time in one unit, as people say it: 1 day, 2 days. */
export const length = (number, unit) =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(number);

export const count = number => new Intl.NumberFormat(locale()).format(number);

export function speak(chosen) {
  language = chosen;
  localStorage.setItem('language', chosen);
  write();
  touch('texts');
}

/** Fills the elements of the document that name a text. */
export function write() {
  document.documentElement.lang = language;
  document.title = t('title');
  document.querySelectorAll('[data-t]').forEach(element => (element.textContent = t(element.dataset.t)));
  document.querySelectorAll('[data-t-label]').forEach(element => element.setAttribute('aria-label', t(element.dataset.tLabel)));
  document.querySelectorAll('[data-t-placeholder]').forEach(element => (element.placeholder = t(element.dataset.tPlaceholder)));
  document.querySelectorAll('[data-language]').forEach(element => element.setAttribute('aria-pressed', element.dataset.language === language));
}
