// SPDX-License-Identifier: Apache-2.0
// "Track this": what is on the screen becomes runs in MLflow.

import { el } from './elements.js';
import { Refused, stream } from './server.js';

/**
 * Makes the panel.
 * @param {function(): object} wish gives the knobs
 */
export function trackButton(wish) {
  const result = el('p', { id: 'track-result', role: 'status' });
  const button = el('button.primary', { type: 'button', id: 'track', onclick: track }, 'Track this');

  async function track() {
    button.disabled = true;
    result.textContent = 'recording…';
    try {
      await stream('/api/track', wish(), line => {
        if (line.kind !== 'tracked') return;
        const where = line.link
          ? el('a', { href: line.link, target: '_blank', rel: 'noreferrer', id: 'track-link' }, 'open it in MLflow')
          : el('code', { id: 'track-command' }, line.command);
        result.replaceChildren(`${line.runs} runs are recorded in “${line.experiment}”, run ${line.run.slice(0, 8)}. `,
          line.link ? '' : 'To look at them, open another terminal in the folder where this page was started, and run ', where);
      }, undefined, 'POST');
    } catch (error) {
      result.textContent = error instanceof Refused ? `This cannot be recorded: ${error.message}.` : 'The server was lost; try again.';
    } finally {
      button.disabled = false;
    }
  }

  return el('div.panel', {}, el('p', {}, el('b', {}, 'Keep it. '), 'What is on the screen is logged as MLflow runs: data, settings, accuracies, models, and which rows were poisoned.'), button, result);
}
