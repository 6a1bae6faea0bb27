// SPDX-License-Identifier: Apache-2.0
// Whether what is shown is luck: the same with twenty seeds.

import { el, percent } from './elements.js';
import { Refused, stream } from './server.js';

/**
 * Makes the panel.
 * @param {function(): object} wish gives the knobs
 */
export function luck(wish) {
  let controller;
  const bar = el('progress', { max: 20, value: 0, 'aria-label': 'Seeds done', hidden: true });
  const result = el('div', { id: 'luck-result', role: 'status' });
  const button = el('button', { type: 'button', id: 'luck', onclick: measure }, 'Is this luck? Try 20 seeds');
  const element = el('div.panel', {}, el('p', {}, el('b', {}, 'One picture proves nothing. '), 'Draw other rows twenty times with the same knobs.'), button, ' ', bar, result);

  async function measure() {
    controller?.abort();
    const mine = controller = new AbortController();
    button.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    try {
      await stream('/api/luck', wish(), line => {
        if (line.kind !== 'luck') return;
        bar.value = line.seeds;
        show(line);
      }, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      result.textContent = error instanceof Refused ? `This cannot be measured: ${error.message}.` : 'The server was lost; try again.';
    } finally {
      if (controller === mine) {
        button.disabled = false;
        bar.hidden = true;
      }
    }
  }

  function show(line) {
    const row = (name, figures) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, percent(figures.mean, 1)),
      el('td', {}, `${percent(figures.least)} to ${percent(figures.most)}`));
    result.replaceChildren(el('table', {}, el('caption.faint', {}, `${line.seeds} of ${line.of} seeds`),
      el('tr', {}, el('th', { scope: 'col' }, 'right'), el('th', { scope: 'col' }, 'mean'), el('th', { scope: 'col' }, 'least to most')),
      row('clean', line.clean), row('poisoned', line.poisoned), row('healed', line.retrained)));
  }

  return {
    element,
    /** Forgets what belongs to other knobs. */
    reset() {
      controller?.abort();
      controller = undefined;
      button.disabled = false;
      bar.hidden = true;
      result.replaceChildren();
    },
  };
}
