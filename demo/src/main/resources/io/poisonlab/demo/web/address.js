// SPDX-License-Identifier: Apache-2.0
// The address holds the whole state of the page: who gets it sees the same, and the back button goes back.

const listeners = new Set();

/** Returns the tab of the address: "/", "/text" and so on. */
export const tab = () => location.pathname.replace(/\/+$/, '') || '/';

/** Returns what stands behind the question mark. */
export const query = () => Object.fromEntries(new URLSearchParams(location.search));

/** Calls back when the address has changed; returns what ends that. */
export function onAddress(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Changes parts of the address; undefined takes a part out.
 * @param {object} changes by name
 * @param {boolean} replace whether the back button skips the state before
 */
export function change(changes, replace = false) {
  const next = { ...query(), ...changes };
  go(tab(), next, replace);
}

/** Goes to a tab. */
export function go(path, parts = {}, replace = false) {
  const set = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''));
  const text = new URLSearchParams(set).toString();
  const address = text ? `${path}?${text}` : path;
  if (address === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  tell();
}

function tell() {
  listeners.forEach(listener => listener());
}

addEventListener('popstate', tell);
