// Elements from data. Text goes in as text nodes only: nothing that a request carries is ever read as markup.

/** Makes an element: h('button', { type: 'button', onclick: f }, 'Agree'). */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

export const byId = id => document.getElementById(id);

/** Replaces the children. The keyboard focus moves from an old one to its successor. */
export function fill(parent, ...children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children.flat(Infinity));
  refocus(parent, key);
}

/**
 * Draws entries into a parent, again and again. An entry that is the same object as before keeps its element, so that nothing flickers
 * and a long list costs what has changed in it; with `anew` all are made again.
 */
export function list(parent, make) {
  let drawn = new Map();
  return (entries, anew = false) => {
    const standing = drawn;
    drawn = new Map(entries.map(entry => [entry, (!anew && standing.get(entry)) || make(entry)]));
    const wanted = new Set(drawn.values());
    const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
    let place = parent.firstChild;
    for (const element of wanted) {
      if (element === place) place = place.nextSibling;
      else parent.insertBefore(element, place);
    }
    refocus(parent, key);
  };
}

function refocus(parent, key) {
  if (!key || parent.contains(document.activeElement)) return;
  [...parent.querySelectorAll('[data-key]')].find(element => element.dataset.key === key)?.focus({ preventScroll: true });
}

/** Fills a select, and keeps what was chosen. */
export function options(select, choices) {
  const chosen = select.value;
  select.replaceChildren(...choices.map(([value, text]) => h('option', { value }, text)));
  if (choices.some(([value]) => value === chosen)) select.value = chosen;
}
