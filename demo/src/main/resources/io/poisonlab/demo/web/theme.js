// SPDX-License-Identifier: Apache-2.0
// Light or dark: as the system says, until the visitor says otherwise. What is chosen is kept in this browser alone.

const KEY = 'poisonlab-theme';
const listeners = new Set();
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Calls back when colours have changed. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const chosen = () => localStorage.getItem(KEY);
const isDark = () => (chosen() ?? (dark.matches ? 'dark' : 'light')) === 'dark';

function apply() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  listeners.forEach(listener => listener());
}

/** Sets the colours, and lets a button change them. */
export function begin(button) {
  const name = () => button.setAttribute('aria-label', isDark() ? 'Light colours' : 'Dark colours');
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
    apply();
    name();
  });
  dark.addEventListener('change', () => {
    apply();
    name();
  });
  apply();
  name();
}

/** Returns a colour of the style sheet, by its name there. */
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Returns the colour of a class. */
export const classColour = code => colour(`c${code % 7}`);
