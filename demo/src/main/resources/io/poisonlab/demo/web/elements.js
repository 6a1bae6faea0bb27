// SPDX-License-Identifier: Apache-2.0
// Makes elements without ever reading text as markup.

/**
 * Makes an element.
 * @param {string} name its tag, with classes behind dots: "p.faint"
 * @param {object} attributes its attributes; what begins with "on" is a listener, true is an empty attribute, false none
 * @param {...(Node|string)} children what stands in it
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** Makes a field with its label. */
export function field(label, control, ...more) {
  return el('label.field', {}, el('span', {}, label), control, ...more);
}

/** Makes a list to choose from. Choices are {id, label, help}. */
export function select(choices, value, onchange, attributes = {}) {
  const list = el('select', { ...attributes, onchange: event => onchange(event.target.value) });
  for (const choice of choices) list.append(el('option', { value: choice.id, title: choice.help }, choice.label));
  list.value = value;
  return list;
}

/** Writes a message of the server as a sentence. */
export const sentence = message => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;

/** Writes a share as per cent: 0.968 is "97 %", or "96.8 %" with a digit. */
export const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;
