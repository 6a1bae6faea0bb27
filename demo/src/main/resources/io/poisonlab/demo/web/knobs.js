// SPDX-License-Identifier: Apache-2.0
// The knobs of the four stages. What they are set to stands in the address; a knob that stands as at first does not.

import * as address from './address.js';
import { el, field, select } from './elements.js';

const BASELINES = new Set(['clean', 'none']); // their names say it all

/** Returns how the knobs stand: the address, and what was at first for the rest. */
export function standing(offer) {
  const all = { ...offer.defaults };
  for (const [name, value] of Object.entries(address.query())) if (name in all) all[name] = value;
  return all;
}

/** Returns the knobs of a file that is shown for the first time. */
export function opening({ data, numbers, targets }) {
  const [target] = targets;
  const [x, y] = numbers.filter(name => name !== target);
  return { data, x, y, target };
}

/** Returns what is asked of the server: the knobs of the address. */
export function asked(offer) {
  return Object.fromEntries(Object.entries(standing(offer)).filter(([name, value]) => value !== offer.defaults[name]));
}

/** Sets knobs; those that stand as at first leave the address. */
export function turn(offer, changes, replace = false) {
  const parts = {};
  for (const [name, value] of Object.entries(changes)) parts[name] = String(value) === offer.defaults[name] ? undefined : value;
  address.change(parts, replace);
}

const named = names => names.map(name => ({ id: name, label: name.replaceAll('_', ' ') }));

/**
 * Makes the knobs.
 * @param {object} offer what the server offers
 * @param {object|undefined} file what is known of the uploaded file that is shown or was last, if there is one
 * @returns {HTMLElement}
 */
export function knobs(offer, file) {
  const now = standing(offer);
  const set = (name, also = {}) => value => turn(offer, { [name]: value, ...also });
  const parts = [
    field('Data', select([...offer.data, ...(file ? [{ id: file.data, label: 'Your file' }] : [])], now.data,
      value => turn(offer, { points: '', ...(value === file?.data ? opening(file) : { data: value, x: undefined, y: undefined, target: undefined }) }), { id: 'knob-data' })),
  ];
  const columns = now.data === 'iris' ? offer.irisColumns : file && now.data === file.data ? file.numbers : [];
  if (columns.length > 0) {
    parts.push(field('To the right', select(named(columns.filter(name => name !== now.y)), now.x, set('x', { points: '' }), { id: 'knob-x' })));
    parts.push(field('Upwards', select(named(columns.filter(name => name !== now.x)), now.y, set('y', { points: '' }), { id: 'knob-y' })));
  }
  if (file && now.data === file.data) {
    parts.push(field('Class', select(named(file.targets), now.target, set('target', { points: '' }), { id: 'knob-target' })));
  }
  parts.push(field('Model', select(offer.learner, now.learner, set('learner'), { id: 'knob-learner' })));
  parts.push(field('Attack', select(offer.attack, now.attack, set('attack'), { id: 'knob-attack' })));
  const byHand = now.attack === 'placed-rows';
  const idle = byHand || now.attack === 'clean';
  parts.push(slider('Poisoned rows', 'rows', { min: 0, max: offer.mostRows, step: 1, now: now.rows, disabled: idle, offer }));
  parts.push(field('Defence', select(offer.defence, now.defence, set('defence', { strength: undefined }), { id: 'knob-defence' })));
  const strength = offer.defence.find(each => each.id === now.defence)?.strength;
  parts.push(strength
    ? slider('Strength: ' + strength.label, 'strength', { ...strength, now: now.strength || strength.byDefault, offer })
    : slider(now.defence === 'none' ? 'Strength' : 'Strength: it decides by itself', 'strength', { min: 0, max: 1, step: 1, now: 0, disabled: true, offer }));
  parts.push(seed(offer, now.seed));
  return el('div.knobs', { role: 'group', 'aria-label': 'Knobs' }, ...parts, help(offer, now));
}

/** Says what the chosen attack and defence do. */
function help(offer, now) {
  const of = kind => offer[kind].find(choice => choice.id === now[kind]);
  const chosen = ['attack', 'defence'].map(of).filter(choice => choice && !BASELINES.has(choice.id));
  return el('p.help', {}, ...chosen.flatMap(choice => [el('strong', {}, `${choice.label}:`), ` ${choice.help}. `]));
}

/** Moves sliders to where the address says, such as after going back. */
export function sync(place, now) {
  for (const name of ['rows', 'strength']) {
    const range = place.querySelector(`#knob-${name}`);
    if (range && !range.disabled && now[name] !== '' && range.value !== now[name]) {
      range.value = now[name];
      range.closest('label').querySelector('output').textContent = now[name];
    }
  }
}

function slider(label, name, { min, max, step, now, disabled, left = min, right = max, offer }) {
  const shown = el('output', { class: 'value' }, disabled ? '–' : String(now));
  let moving = false;
  const move = event => {
    shown.textContent = event.target.value;
    turn(offer, { [name]: event.target.value }, moving);
    moving = true;
  };
  const range = el('input', { type: 'range', id: 'knob-' + name, min, max, step, value: now, disabled, oninput: move, onchange: () => { moving = false; } });
  const ends = el('small.ends', { 'aria-hidden': 'true' }, el('span', {}, disabled ? '' : left), el('span', {}, disabled ? '' : right));
  return el('label.field.slider', {}, el('span', {}, label, ' ', shown), range, ends);
}

function seed(offer, now) {
  const set = value => turn(offer, { seed: Math.min(999_999, Math.max(0, Math.round(Number(value) || 0))) });
  const box = el('input', { type: 'number', id: 'knob-seed', min: 0, max: 999_999, step: 1, value: now, onchange: event => {
    set(event.target.value);
    box.value = standing(offer).seed;
  } });
  const dice = el('button', { type: 'button', id: 'dice', title: 'Draw other rows', 'aria-label': 'Next seed: draw other rows', onclick: () => set(Number(standing(offer).seed) + 1) }, '⚂');
  return el('div.seed', {}, field('Seed', box), dice);
}
