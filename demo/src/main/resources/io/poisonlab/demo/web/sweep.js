// SPDX-License-Identifier: Apache-2.0
// Accuracy on Iris over the poisoned share: curves that sharpen seed by seed.

import * as address from './address.js';
import { chart, sorted, summary, table } from './curves.js';
import { el, field, percent, select } from './elements.js';
import { Refused, cancel, getJson, persistentStream } from './server.js';
import { onTheme } from './theme.js';

const PROTOCOLS = {
  'train-only': {
    label: 'only the training rows',
    says: 'The test rows stay clean, so that a curve shows what the poison did to the model and nothing else.',
  },
  'whole-dataset': {
    label: 'all rows, the test rows too',
    says: 'Here the poison is in the test rows too. Solid: accuracy as the pipeline sees it, on poisoned test rows. Dashed: the same models on what is true. Where the solid line lies lower, a part of the harm is no worse model, only a wrong exam: right answers that count as wrong. Where it lies higher, the exam hides harm.',
  },
};

function mount(section, { announce, ready }) {
  const leaving = new AbortController();
  let asking = new AbortController();
  let choices;
  let curves = [];
  let running = false;
  let stopping = Promise.resolve();

  const form = el('div.panel.knobs', {});
  const bar = el('progress', { max: 1, value: 0, 'aria-label': 'Seeds that are done' });
  const count = el('span.count', {});
  const button = el('button', { type: 'button', onclick: () => (running ? stop() : run()) }, 'Cancel');
  const refused = el('p.refused', { role: 'alert', hidden: true });
  const canvas = el('canvas', { role: 'img', 'aria-label': 'Accuracy over the poisoned share; the table below has the numbers' });
  const protocol = el('p.protocol', {});
  const numbers = el('div.wide', { tabindex: 0, role: 'region', 'aria-label': 'The numbers' });
  section.append(
    el('h1', {}, 'How much poison does Iris bear?'),
    el('p.lead', {}, 'The accuracy of a model of 150 flowers, of which a fifth is for testing, when a share of the rows is poisoned in one of three ways. Each seed splits and poisons anew; the curves sharpen as you watch.'),
    form, el('div.progress', {}, bar, count, button), refused,
    el('div.chart', {}, canvas), protocol,
    el('p.faint.band', {}, 'A line is the mean over the seeds. Its band is the bootstrap interval of 95 % of that mean, from the fifth seed on: it tells how well the mean is known, and single seeds stray farther. The same settings come to the same numbers, always.'),
    el('p.faint.band', {}, 'Label flip gives rows drawn at random another species. Boundary flip does so to the rows of which a logistic regression is surest. Feature noise gives rows random measurements within the range of each.'),
    el('details', { open: true }, el('summary', {}, 'The numbers'), numbers));
  const drawing = chart(canvas);

  const state = () => ({ ...choices.defaults, ...address.query() });
  const set = changes => address.change({ ...state(), ...changes });

  const seeds = el('input', {
    type: 'range', name: 'seeds', step: 5,
    oninput: () => nameSeeds(),
    onchange: () => set({ seeds: seeds.value }),
  });
  const seedsField = field('Seeds', seeds);

  function nameSeeds() {
    seedsField.firstChild.textContent = `Seeds: ${seeds.value}`;
  }

  function drawKnobs(now) {
    if (!form.firstChild) {
      const protocols = Object.entries(PROTOCOLS).map(([id, { label }]) => ({ id, label }));
      form.append(
        field('Model', select(choices.learner, now.learner, learner => set({ learner }), { name: 'learner' })),
        field('Poison reaches', select(protocols, now.protocol, value => set({ protocol: value }), { name: 'protocol' })),
        seedsField);
      seeds.min = choices.leastSeeds;
      seeds.max = choices.mostSeeds;
    }
    for (const knob of form.querySelectorAll('select, input')) knob.value = now[knob.name];
    nameSeeds();
    protocol.textContent = PROTOCOLS[now.protocol]?.says ?? '';
  }

  function work(is) {
    running = is;
    button.textContent = is ? 'Cancel' : 'Run again';
    section.dataset.running = String(is);
  }

  function draw(line) {
    curves = sorted(line.curves);
    bar.max = line.of;
    bar.value = line.seeds;
    count.textContent = `${line.seeds} of ${line.of} seeds`;
    drawing.draw(curves);
    numbers.replaceChildren(table(curves));
  }

  function stop() {
    stopping = cancel();
    asking.abort();
    work(false);
    count.textContent += ', cancelled';
    announce(`Cancelled after ${count.textContent}`);
  }

  async function run() {
    if (!choices || leaving.signal.aborted || address.tab() !== '/sweep') return;
    const now = state();
    drawKnobs(now);
    ready();
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    refused.hidden = true;
    bar.value = 0;
    count.textContent = `0 of ${now.seeds} seeds`;
    work(true);
    try {
      await stopping; // else what was meant for the run before may end this one
      if (signal.aborted) return;
      const done = await persistentStream('/api/sweep', now, line => {
        if (line.kind === 'seed') draw(line);
      }, signal);
      if (signal.aborted) return;
      work(false);
      if (done) announce(`${count.textContent} done. At ${percent(curves[0].points.at(-1).share)} poison: ${summary(curves)}`);
    } catch (error) {
      if (signal.aborted) return;
      work(false);
      if (!(error instanceof Refused)) throw error;
      refused.textContent = error.message;
      refused.hidden = false;
    }
  }

  const forget = [address.onAddress(run), onTheme(() => drawing.draw(curves))];
  getJson('/api/sweep/knobs', {}, leaving.signal).then(given => {
    choices = given;
    run();
  }).catch(error => {
    if (leaving.signal.aborted) return;
    refused.textContent = error.message;
    refused.hidden = false;
    ready();
  });
  return () => {
    forget.forEach(end => end());
    leaving.abort();
    asking.abort();
    drawing.end();
  };
}

export const tab = { path: '/sweep', name: 'sweep', mount };
