// SPDX-License-Identifier: Apache-2.0
// The guided tour: a dozen stops, each a state of the page, something to look at, and a few sentences. The step stands in
// the address, so that it can be shared and the back button goes back.

import * as address from './address.js';
import { el } from './elements.js';

const STOPS = [
  { look: '#stage-clean', title: 'A model that works',
    text: 'Every dot is a case from the past: where it lies is what we know of it, its colour and shape are its class. The model has learned a line between the classes. The large number tells how often it is right about cases that it has never seen.' },
  { look: '#stage-poisoned', title: 'Someone adds rows',
    text: 'Now 80 false rows are slipped into the training data: the dots with rings. They claim to be of the one class, and lie where the other class lives and far beyond. The model is trained again with them, and is now right less often than a coin.' },
  { look: '#stage-poisoned', title: 'What has happened to it',
    text: 'The line is gone: the model says the same to everything. The number below one half is no skill at all, only the share of the cases for which that one answer happens to be right.' },
  { parts: { marks: 'off' }, look: '#stage-poisoned', title: 'What the defender sees',
    text: 'The rings are our knowledge: we know which rows are false because we made them. Without the marks the data look like this. Which rows would you take out?' },
  { look: '#stage-filtered', title: 'A filter looks for what is odd',
    text: 'A filter (an “isolation forest”) takes out the rows that lie apart from the others: those with crosses. It finds only about a fifth of the poison, and some honest rows go too. Nothing is healed yet, since the model is still the poisoned one.' },
  { look: '#stage-retrained', title: 'Trained again, it recovers',
    text: 'The model learns from what is left. Most of the poison is still in there, but the farthest rows are gone, and those pulled hardest. So it is nearly as good as before: nearly.' },
  { parts: { rows: '40' }, look: '#stage-poisoned', title: 'Half the poison does almost nothing',
    text: 'With 40 rows in place of 80 the model is hardly worse than clean. Up to a point nothing happens, and beyond it all is lost. Try the slider “Poisoned rows” at the top: each picture follows.' },
  { parts: { learner: 'knn' }, look: '#stage-poisoned', title: 'Another model, another story',
    text: 'This model asks the five nearest neighbours. Rows that lie far away do not touch it, so that the same 80 rows cost it a few points only. What hurts depends on the model.' },
  { parts: { learner: 'knn', attack: 'label-flip' }, look: '#stage-filtered', title: 'Another attack, and the filter is blind',
    text: 'Here 80 honest rows have only been given the wrong class. None of them lies apart, so that this filter finds little more than chance would.' },
  { parts: { learner: 'knn', attack: 'label-flip', defence: 'neighbour-vote' }, look: '#stage-retrained', title: 'A defence that looks at classes',
    text: 'Neighbour vote asks of each row whether the rows around it are of its class, and gives it theirs if not. It finds most of these. No defence sees every attack: the tab “Which defence sees what” shows what was measured.' },
  { parts: { attack: 'placed-rows' }, look: '#stage-poisoned', title: 'Your turn',
    text: 'Click into the second picture: each click adds twenty false rows there. Where does it take the fewest to break the model? The filter and the retraining follow.' },
  { path: '/explain', look: 'main h1', title: 'What it means',
    text: 'This page tells the same as a story about loans, what has happened already, and what to do on Monday. It fits on one sheet of paper. The tour ends here; the other tabs show texts and pictures.' },
];

const MARGIN = 12;

/** Lets a button begin the tour, and goes on with one that stands in the address. */
export function begin(button) {
  const count = el('span.faint');
  const title = el('h2', { id: 'tour-title' });
  const text = el('p', { id: 'tour-text' });
  const back = el('button', { type: 'button', id: 'tour-back', onclick: () => go(step() - 1) }, 'Back');
  const next = el('button.primary', { type: 'button', id: 'tour-next', onclick: () => (step() === STOPS.length ? end() : go(step() + 1)) });
  const close = el('button', { type: 'button', id: 'tour-end', onclick: end }, 'End the tour');
  const panel = el('section.tour', { id: 'tour', 'aria-labelledby': 'tour-title', tabindex: -1, hidden: true },
    count, title, text, el('div.tour-buttons', {}, back, next, close, el('span.faint.keys', {}, 'Keys: ← → and Esc')));
  document.body.append(panel);
  let shown = 0;
  let before;
  let looked;

  const step = () => {
    const number = Number(address.query().tour);
    return Number.isInteger(number) && number >= 1 && number <= STOPS.length ? number : 0;
  };

  function go(number, replace = false) {
    const stop = STOPS[number - 1];
    if (stop) address.go(stop.path ?? '/', { ...stop.parts, tour: String(number) }, replace);
  }

  function end() {
    const { tour, ...rest } = address.query();
    if (before && step() < STOPS.length) address.go(before.tab, before.query);
    else address.go(address.tab(), rest);
    before = undefined;
    button.focus();
  }

  function show() {
    const number = step();
    looked?.classList.remove('looked-at');
    panel.hidden = number === 0;
    document.body.classList.toggle('touring', number > 0);
    if (number === 0) {
      shown = 0;
      return;
    }
    const stop = STOPS[number - 1];
    count.textContent = `Stop ${number} of ${STOPS.length}`;
    title.textContent = stop.title;
    text.textContent = stop.text;
    back.disabled = number === 1;
    next.textContent = number === STOPS.length ? 'Done' : 'Next';
    requestAnimationFrame(() => lookAt(stop.look));
    if (number !== shown) panel.focus({ preventScroll: true });
    shown = number;
  }

  /** Marks what a stop is about, and brings it above the panel. */
  function lookAt(selector) {
    looked = document.querySelector(selector);
    if (!looked) return;
    looked.classList.add('looked-at');
    const box = looked.getBoundingClientRect();
    const room = innerHeight - panel.offsetHeight - MARGIN;
    if (box.top < 0 || box.bottom > room) {
      scrollBy({ top: Math.min(box.top - MARGIN, Math.max(box.bottom - room, box.top - room / 2)), behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    }
  }

  addEventListener('keydown', event => {
    const busy = event.target.closest?.('input, select, textarea, canvas');
    if (step() === 0 || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight' && step() < STOPS.length) go(step() + 1);
    else if (event.key === 'ArrowLeft' && step() > 1) go(step() - 1);
    else if (event.key === 'Escape') end();
    else return;
    event.preventDefault();
  });
  button.addEventListener('click', () => {
    const { tour, ...rest } = address.query();
    before = { tab: address.tab(), query: rest };
    go(1);
  });
  address.onAddress(show);
  go(step(), true); // a link to a stop shows what the stop speaks of
  show();
}
