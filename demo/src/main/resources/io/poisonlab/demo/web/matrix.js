// SPDX-License-Identifier: Apache-2.0
// Which defence sees what: the measured matrix as a table with colours and numbers.

import * as address from './address.js';
import { el, field, select } from './elements.js';
import { getJson } from './server.js';

const MEASURES = [
  { id: 'auc', label: 'Poison told apart (AUC)', low: '0.00 misled', high: '1.00 sees all',
    help: 'Each number is the chance that a poisoned row looks more suspicious to the defence than a clean one: 0.50 is guessing, 1.00 tells all poison apart, below 0.50 the clean rows look worse' },
  { id: 'back', label: 'Accuracy given back (points)', low: '−10 points', high: '+10 points',
    help: 'Each number is the accuracy with the defence less the accuracy without it, in points of a hundred: above 0 it helps, below 0 it does harm' },
];
const DATA = { iris: 'Iris', 'breast-cancer': 'Breast cancer', digits: 'Digits', adult: 'Adult' };
const LEARNERS = { logreg: 'Logistic regression', 'tree (depth 0)': 'Decision tree' };
const STEPS = 4;
const MOST_POINTS = 10;

const named = (ids, names) => ids.map(id => ({ id, label: names[id] ?? id }));
const rateName = rate => `${+(100 * Number(rate)).toFixed(1)} %`;
const points = value => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;
const share = value => `${(100 * value).toFixed(1)} %`;

/** Returns what a cell shows: its value, its text, and its colour from −4 to 4. */
function shown(cell, measure) {
  if (!cell) return undefined;
  if (measure === 'auc') {
    if (cell.auc === undefined) return undefined;
    return { text: cell.auc.toFixed(2), level: level((cell.auc - 0.5) / 0.5) };
  }
  if (cell.defended === undefined || cell.poisoned === undefined) return undefined;
  const back = 100 * (cell.defended - cell.poisoned);
  return { text: points(Math.abs(back) < 0.05 ? 0 : back), level: level(back / MOST_POINTS) };
}

const level = part => Math.round(STEPS * Math.max(-1, Math.min(1, part)));

/** Tells a cell in words, and no more than was measured. */
function words(cell, slice) {
  const sentences = [];
  if (cell.auc !== undefined) {
    sentences.push(`A poisoned row looks more suspicious to ${cell.defence} than a clean one with a chance of ${cell.auc.toFixed(2)}; guessing has 0.50.`);
  } else {
    sentences.push(`How well ${cell.defence} tells poison apart is not defined here.`);
  }
  sentences.push(`The model is right about ${share(cell.clean)} of clean test rows before the attack, ${share(cell.poisoned)} after it, and ${share(cell.defended)} with the defence.`);
  if (cell.dropped_clean !== undefined) sentences.push(`The defence flags ${cell.dropped_clean.toFixed(1)} clean rows${cell.recall === undefined ? '' : ` and ${share(cell.recall)} of the poisoned ones`}.`);
  sentences.push(`${cell.n === 1 ? 'One seed' : `Means of ${cell.n} seeds`}, data set ${slice.dataset}, ${rateName(slice.rate)} poisoned.`);
  return sentences.join(' ');
}

function mount(section, { announce, ready }) {
  const stop = new AbortController();
  const knobs = getJson('/api/knobs', {}, stop.signal).catch(() => ({ attack: [], defence: [] }));
  const choosers = el('div.choosers');
  const refused = el('p.refused', { role: 'alert', hidden: true });
  const table = el('table');
  const region = el('div.heat', { role: 'region', tabindex: 0, 'aria-label': 'Attacks in rows, defences in columns; scrolls in both directions' }, table);
  const said = el('div.panel.said');
  const size = el('span', {}, 'Some thousand');
  let slice;
  let newest = 0;
  let asked = '';
  let drawn = '';

  section.append(
    el('h1', {}, 'Which defence sees what'),
    el('p.lead', {}, 'Attacks in rows, defences in columns. No defence sees everything: look along a row for one that sees your attack, and down a column for what it misses.'),
    choosers, refused, said, scale(), region,
    el('p.hint', {}, 'From a recorded run, not computed now: ', size, ' cells, each the mean of 5 seeds, or of those seeds in which the attack could be carried out. To measure it yourself: ',
      el('code', {}, 'poisonlab matrix'), '; on your own file ', el('code', {}, 'poisonlab matrix --data my.csv --target y --attack label-flip'), '.'),
    el('p.hint', {}, 'Not shown: attacks and defences of images and texts, on Adult all but the attacks on labels, the defence spectre, attackers who know the defence and plan for it, and how far single seeds lie apart. A defence that tells poison apart need not give accuracy back, since it may throw out good rows too. Settings are the default ones; yours may do better or worse. “(per class)” is a defence that judges each class by itself.'));

  function scale() {
    const list = el('ol.scale', { 'aria-label': 'Colours, from worst to best' });
    for (let i = -STEPS; i <= STEPS; i++) list.append(el('li', { 'data-level': i }));
    return el('div.scales', {}, el('span.low'), list, el('span.high'));
  }

  const measure = () => (MEASURES.some(each => each.id === address.query().measure) ? address.query().measure : 'auc');

  function choose() {
    const focused = choosers.contains(document.activeElement) ? document.activeElement.id : undefined;
    choosers.replaceChildren(
      field('Data set', select(named(slice.datasets, DATA), slice.dataset, value => address.change({ dataset: value, ...none }), { id: 'matrix-dataset' })),
      field('Model', select(named(slice.learners, LEARNERS), slice.learner, value => address.change({ learner: value, ...none }), { id: 'matrix-learner' })),
      field('Share of rows poisoned', select(slice.rates.map(id => ({ id, label: rateName(id) })), slice.rate, value => address.change({ rate: value, ...none }), { id: 'matrix-rate' })),
      field('Shown', select(MEASURES, measure(), value => address.change({ measure: value === 'auc' ? undefined : value }), { id: 'matrix-measure' })));
    if (focused) document.getElementById(focused).focus();
  }

  const none = { cell: undefined };

  function draw() {
    const chosen = MEASURES.find(each => each.id === measure());
    const cells = new Map(slice.cells.map(cell => [`${cell.attack}/${cell.defence}`, cell]));
    const head = el('tr', {}, el('th.corner', { scope: 'col' }, 'Attack'), ...slice.defences.map(id => el('th', { scope: 'col' }, el('span', {}, id))));
    const rows = slice.attacks.map(attack => el('tr', {}, el('th', { scope: 'row' }, attack),
      ...slice.defences.map(defence => square(cells.get(`${attack}/${defence}`), attack, defence))));
    table.replaceChildren(
      el('caption.spoken', {}, chosen.label),
      el('thead', {}, head), el('tbody', {}, ...rows));
    section.querySelector('.low').textContent = chosen.low;
    section.querySelector('.high').textContent = chosen.high;
    size.textContent = slice.measured.toLocaleString('en-GB');
  }

  function square(cell, attack, defence) {
    const value = shown(cell, measure());
    if (!cell) return el('td.none', {}, el('span.spoken', {}, 'not measured'));
    const text = value?.text ?? '–';
    return el('td', { 'data-level': value?.level }, el('button.cell', {
      type: 'button', 'data-cell': `${attack}/${defence}`,
      'aria-label': `${attack}, ${defence}: ${value ? text : 'not defined'}`,
      onclick: () => {
        address.change({ cell: `${attack}/${defence}` });
        said.scrollIntoView({ block: 'nearest' });
      },
    }, text));
  }

  async function say() {
    const wanted = address.query().cell;
    const cell = slice.cells.find(each => `${each.attack}/${each.defence}` === wanted);
    for (const button of table.querySelectorAll('.cell')) button.setAttribute('aria-pressed', String(button.dataset.cell === wanted));
    if (!cell) {
      const first = wanted ? `“${wanted}” was not measured here; choose another cell.` : 'Choose a cell to have it told in words.';
      said.replaceChildren(el('p', {}, first), el('p.faint', {}, `${MEASURES.find(each => each.id === measure()).help}.`));
      return;
    }
    const text = words(cell, slice);
    said.replaceChildren(el('h2', {}, `${cell.attack} against ${cell.defence}`), el('p', {}, text));
    announce(text);
    const offered = await knobs;
    if (address.query().cell !== wanted || stop.signal.aborted) return;
    const has = (list, id) => list.some(choice => choice.id === id);
    if (has(offered.attack, cell.attack) && has(offered.defence, cell.defence)) {
      const query = new URLSearchParams({ attack: cell.attack, defence: cell.defence });
      said.append(el('p', {}, el('a', {
        href: `/?${query}`,
        onclick: event => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          address.go('/', Object.fromEntries(query));
        },
      }, 'Watch these two in four stages'), ', where they meet on other data, with another model and share: the numbers are others too.'));
    } else {
      said.append(el('p.faint', {}, 'These two are not offered in four stages, which shows two columns of numbers and each defence in its usual form.'));
    }
  }

  async function follow() {
    if (address.tab() !== '/matrix') return;
    const { dataset, learner, rate } = address.query();
    const wish = Object.fromEntries(Object.entries({ dataset, learner, rate }).filter(([, value]) => value !== undefined));
    const mine = ++newest;
    try {
      if (!slice || asked !== JSON.stringify(wish)) {
        const answer = await getJson('/api/matrix', wish, stop.signal);
        if (mine !== newest) return;
        slice = answer;
        asked = JSON.stringify(wish);
      }
      refused.hidden = true;
      if (drawn !== asked + measure()) { // a cell that is chosen keeps the keyboard
        choose();
        draw();
        drawn = asked + measure();
      }
      ready();
      await say();
    } catch (error) {
      if (stop.signal.aborted || mine !== newest) return;
      refused.textContent = error.message;
      refused.hidden = false;
      ready();
    }
  }

  const forget = address.onAddress(follow);
  follow();
  return () => {
    stop.abort();
    forget();
  };
}

export const tab = { path: '/matrix', name: 'matrix', mount };
