// SPDX-License-Identifier: Apache-2.0
// Poison by hand: a click into the second picture adds rows there; with the keyboard, arrows move a cross and Enter adds.

import { el, field, select } from './elements.js';
import { standing, turn } from './knobs.js';

const STEP = 0.02;
const round = value => Number(value.toPrecision(4));

/**
 * Lets the visitor place poison.
 * @param {object} of the canvas, its plot, the frame that is shown and how to say things aloud
 */
export function hand({ canvas, plot, frame, announce }) {
  let offer;
  let label;
  let cross;
  const choose = el('span');
  const amount = select(['1', '5', '20'].map(id => ({ id, label: id === '1' ? '1 row' : `${id} rows` })), '20', () => {}, { id: 'hand-rows' });
  const undo = el('button', { type: 'button', id: 'hand-undo', onclick: () => take(points().slice(0, -1)) }, 'Undo');
  const clear = el('button', { type: 'button', id: 'hand-clear', onclick: () => take([]) }, 'Clear');
  const count = el('span.faint', { id: 'hand-count', role: 'status' });
  const element = el('div.hand.panel', { id: 'hand' },
    el('p', {}, el('b', {}, 'Be the attacker. '), 'Click into the second picture to place poison, and watch the boundary move. ',
      el('span.faint', {}, 'Keyboard: go to the picture, move with the arrows, place with Enter.')),
    el('div.hand-tools', {}, field('Each click adds', amount), choose, undo, clear, count));

  const points = () => standing(offer).points.split(',').filter(point => point);

  function take(list) {
    turn(offer, { attack: 'placed-rows', points: list.join(',') });
  }

  function add(place) {
    if (!place || !offer || !frame()) return;
    const now = standing(offer).attack === 'placed-rows' ? points() : [];
    const rows = now.reduce((sum, point) => sum + Number(point.split('*')[1] ?? 1), 0) + Number(amount.value);
    if (now.length >= offer.mostPoints || rows > offer.mostRows) {
      announce(`No more than ${offer.mostRows} rows can be placed.`);
      count.textContent = `No more than ${offer.mostRows} rows can be placed.`;
      return;
    }
    const poison = label ?? frame().classes[0];
    const text = `${round(place.x)}:${round(place.y)}:${poison}` + (amount.value === '1' ? '' : `*${amount.value}`);
    announce(`${amount.value === '1' ? '1 row' : `${amount.value} rows`} of class ${poison} placed at ${round(place.x)}, ${round(place.y)}.`);
    take([...now, text]);
  }

  function keyed(event) {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (!frame()) return;
    const { view } = frame();
    const width = view.right - view.left;
    const height = view.top - view.bottom;
    if (event.key in moves) {
      cross ??= { x: view.left + width / 2, y: view.bottom + height / 2 };
      const [right, up] = moves[event.key];
      cross = {
        x: Math.min(view.right, Math.max(view.left, cross.x + right * STEP * width)),
        y: Math.min(view.top, Math.max(view.bottom, cross.y + up * STEP * height)),
      };
      plot.cross(cross);
      announce(`${round(cross.x)}, ${round(cross.y)}`);
    } else if (event.key === 'Enter' || event.key === ' ') {
      add(cross);
    } else {
      return;
    }
    event.preventDefault();
  }

  canvas.tabIndex = 0;
  canvas.setAttribute('aria-describedby', 'hand');
  canvas.addEventListener('click', event => add(plot.place(event)));
  canvas.addEventListener('keydown', keyed);
  canvas.addEventListener('blur', () => {
    cross = undefined;
    plot.cross(undefined);
  });

  return {
    element,
    /** Shows what the address says. */
    update(all) {
      offer = all;
      const placed = standing(all).attack === 'placed-rows' ? points() : [];
      undo.disabled = placed.length === 0;
      clear.disabled = placed.length === 0;
      const rows = placed.reduce((sum, point) => sum + Number(point.split('*')[1] ?? 1), 0);
      count.textContent = rows === 0 ? '' : `${rows} placed. They are all of the poison: the attack chosen before is gone.`;
    },
    /** Offers the classes of the data. */
    classes(names) {
      if (names.includes(label) && choose.firstChild) return;
      label = names[0];
      choose.replaceChildren(field('of class', select(names.map(name => ({ id: name, label: name })), label, value => {
        label = value;
      }, { id: 'hand-class' })));
    },
  };
}
