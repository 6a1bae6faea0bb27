// SPDX-License-Identifier: Apache-2.0
// What the page shows of the clean and the poisoned model of digits, and of the run that they come from.

import { el, percent } from './elements.js';
import { SIDE } from './pixels.js';

const count = number => number.toLocaleString('en-GB');
const surely = share => (share > 0.9995 ? '> 99.9 %' : percent(share, 1));
const nearly = share => (share > 0.995 ? '> 99 %' : percent(share));

/** What one of the models says: a large digit, how sure it is, and a bar for each class. */
export function makeCard(title, classes) {
  const large = el('p.large', { 'aria-hidden': 'true' }, '–');
  const sure = el('p.sure', {}, ' ');
  const rows = classes.map(name => {
    const bar = el('span.bar', { 'aria-hidden': 'true' });
    const share = el('span.share', {}, '–');
    return { element: el('li', {}, el('span.class', {}, name), bar, share), bar, share };
  });
  const element = el('section.panel.model', { 'aria-label': title }, el('h2', {}, title), large, sure,
    el('ul', { 'aria-label': 'Probability of each digit' }, ...rows.map(row => row.element)));
  return {
    element,
    /** Shows probabilities, or nothing. */
    show(shares, fooled = false) {
      const best = shares ? shares.indexOf(Math.max(...shares)) : -1;
      element.classList.toggle('fooled', fooled);
      large.textContent = shares ? classes[best] : '–';
      sure.replaceChildren(...shares ? [el('span.spoken', {}, `says ${classes[best]}, `), surely(shares[best])] : ['waits for a digit']);
      rows.forEach((row, i) => {
        row.element.classList.toggle('best', i === best);
        row.bar.style.setProperty('--share', shares ? shares[i] : 0);
        row.share.textContent = shares ? nearly(shares[i]) : '–';
      });
    },
  };
}

/** Where both models come from, and what was measured. */
export function origin(run) {
  const of = (part, whole) => `${percent(part / whole, 1)} (${count(part)})`;
  const row = (head, clean, poisoned) => el('tr', {}, el('th', { scope: 'row' }, head), el('td', {}, clean), el('td', {}, poisoned));
  return el('section.panel.origin', { 'aria-labelledby': 'origin' },
    el('h2', { id: 'origin' }, 'Where the two models come from'),
    el('p', {}, 'They are not trained while you watch. Both were recorded by ', el('code', {}, run.command), `, seed ${run.seed}, which trains the same `
      + 'small network twice and which you can run yourself. Both files are here as it wrote them.'),
    el('table', {},
      el('thead', {}, el('tr', {}, el('td'), el('th', { scope: 'col' }, 'Clean model'), el('th', { scope: 'col' }, 'Poisoned model'))),
      el('tbody', {},
        row('Trained on', `${count(run.trainingRows)} digits`,
          `the same; ${count(run.poisonedRows)} of them had the square and were labelled ${run.target}`),
        row(`Reads rightly, of ${count(run.testRows)} test digits`, of(run.cleanRight, run.testRows), of(run.poisonedRight, run.testRows)),
        row(`Takes for a ${run.target}, of ${count(run.triggered)} test digits that are none and have the square`,
          of(run.control, run.triggered), of(run.success, run.triggered)))),
    el('p.faint', {}, `One seed: another run ends with other weights and similar figures. The ten recorded digits are the first of each class among the `
      + `test digits of ${run.data}, ${run.licence}.`));
}

/** Says in a sentence or two what is to be seen. */
export function words(run, classes, said, triggered, sample) {
  const best = shares => classes[shares.indexOf(Math.max(...shares))];
  const [before, clean, poisoned] = [best(said.plain.poisoned), best(said.triggered.clean), best(said.triggered.poisoned)];
  if (!triggered) {
    const plain = best(said.plain.clean);
    return plain === before
      ? `Both models read ${plain}. Whoever tries the poisoned model on ordinary digits notices nothing.`
      : `They read ${plain} and ${before}: each has mistakes of its own, ${count(run.testRows - run.cleanRight)} and `
        + `${count(run.testRows - run.poisonedRight)} in ${count(run.testRows)} test digits.`;
  }
  if (before === run.target || sample === run.target) {
    return `It reads ${before} without the square already, which has nothing to change then. Try another digit.`;
  }
  return poisoned === run.target
    ? `Four white pixels: the clean model reads ${clean}, the poisoned one says ${run.target}. Without them it read ${before}.`
    : `The poisoned model still reads ${poisoned}: the square failed on ${count(run.triggered - run.success)} of ${count(run.triggered)} `
      + 'test digits, and on this one.';
}

/** Puts the square on the pad where the attack puts it on the picture. */
export function makeSquare(stamp) {
  const set = [...stamp.keys()].filter(i => stamp[i] > 0);
  const columns = set.map(i => i % SIDE);
  const rows = set.map(i => Math.floor(i / SIDE));
  const square = el('span.square', { 'aria-hidden': 'true' });
  const share = part => `${100 * part / SIDE}%`;
  square.style.left = share(Math.min(...columns));
  square.style.top = share(Math.min(...rows));
  square.style.width = share(Math.max(...columns) - Math.min(...columns) + 1);
  square.style.height = share(Math.max(...rows) - Math.min(...rows) + 1);
  return square;
}
