// SPDX-License-Identifier: Apache-2.0
// Draws what a model says of a sentence, and its words with what each adds: by colour, by an arrow and by a number.

import { el, percent } from './elements.js';

const ROUNDING = 0.005;
const ARROWS = { positive: '▲', negative: '▼' };
const side = adds => (adds > 0 ? 'positive' : 'negative');

/** Writes what a word adds: "+1.20", "−0.04". */
export const signed = adds => `${adds < 0 ? '−' : '+'}${Math.abs(adds).toFixed(2)}`;

const arrow = adds => (Math.abs(adds) < ROUNDING ? '' : `${ARROWS[side(adds)]} `);

function chip(word, strongest) {
  if (!word.term) return word.text.trim() ? el('span.other', {}, word.text.trim()) : '';
  const known = word.adds !== null;
  const chosen = el(known ? 'span.word' : 'span.word.unknown', {},
    el('span', {}, word.text), el('small', {}, known ? arrow(word.adds) + signed(word.adds) : 'unknown'));
  if (known && Math.abs(word.adds) >= ROUNDING) {
    chosen.classList.add(side(word.adds));
    chosen.style.setProperty('--strength', `${Math.round(8 + 37 * Math.abs(word.adds) / strongest)}%`);
  }
  return chosen;
}

/** Writes how sure a model is of what it says; "100 %" is said of nothing. */
export const sureness = ({ label, positive }) => {
  const share = label === 'positive' ? positive : 1 - positive;
  return share > 0.999 ? 'over 99.9 %' : percent(share, share > 0.99 ? 1 : 0);
};

/** Draws one model: what it says, how sure it is, and the words. */
export function verdict(title, reading, strongest) {
  const fill = el('div.fill');
  fill.style.width = percent(reading.positive, 1).replace(' ', '');
  return [
    el('h2', {}, title),
    el(`p.says.${reading.label}`, {},
      el('span', { 'aria-hidden': 'true' }, `${ARROWS[reading.label]} `), `${reading.label}, ${sureness(reading)}`),
    el('div.meter', { 'aria-hidden': 'true' }, fill),
    el('p.ends', { 'aria-hidden': 'true' }, el('span', {}, '▲ positive'), el('span', {}, 'negative ▼')),
    el('p.words', { 'aria-hidden': 'true' },
      el('span.word.start', {}, el('span', {}, 'start'), el('small', {}, arrow(reading.start) + signed(reading.start))),
      ...reading.words.map(word => chip(word, strongest))),
  ];
}

/** Returns the largest amount that any word adds in either model, so that both are shaded alike. */
export const strongest = (...readings) => Math.max(1,
  ...readings.flatMap(reading => reading.words.map(word => Math.abs(word.adds ?? 0))));

/** Adds up, word by word, all places of it together. */
function sums(reading) {
  const all = new Map([['', { text: 'start: the share of the classes', adds: reading.start }]]);
  for (const { term, adds } of reading.words) {
    if (!term) continue;
    const sum = all.get(term);
    if (sum && adds !== null) Object.assign(sum, { adds: sum.adds + adds, times: sum.times + 1 });
    else if (!sum) all.set(term, { text: term, adds, times: 1 });
  }
  return all;
}

/** Draws the same in numbers, the words that the poison moved most first. */
export function table(clean, poisoned) {
  const before = sums(clean);
  const after = sums(poisoned);
  const rows = [...before.keys()].map(term => {
    const was = before.get(term);
    const is = after.get(term);
    return { text: was.times > 1 ? `${was.text} (${was.times} times)` : was.text, was: was.adds, is: is.adds, moved: (is.adds ?? 0) - (was.adds ?? 0) };
  });
  const start = rows.shift();
  rows.sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
  rows.unshift(start);
  const total = key => rows.reduce((sum, row) => sum + (row[key] ?? 0), 0);
  rows.push({ text: 'together', was: total('was'), is: total('is'), moved: total('moved') });
  const cell = adds => el('td', {}, adds === null ? 'unknown' : signed(adds));
  return el('table', {},
    el('thead', {}, el('tr', {}, ...['word', 'clean model', 'poisoned model', 'moved by'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows.map(row => el('tr', {}, el('th', { scope: 'row' }, row.text), cell(row.was), cell(row.is), cell(row.moved)))));
}
