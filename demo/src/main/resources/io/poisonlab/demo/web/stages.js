// SPDX-License-Identifier: Apache-2.0
// The four stages side by side: clean training, poisoned data, after the filter, after retraining.

import * as address from './address.js';
import { el, percent, sentence } from './elements.js';
import { hand } from './hand.js';
import { asked, knobs, standing, sync } from './knobs.js';
import { luck } from './luck.js';
import { createPlot, swatch } from './plot.js';
import { cancel, getJson, persistentStream, Refused } from './server.js';
import { onTheme } from './theme.js';
import { trackButton } from './track.js';
import { latest, restore, uploadButton } from './upload.js';

const KINDS = [
  ['clean', 'Clean training'],
  ['poisoned', 'Poisoned data'],
  ['filtered', 'After the filter'],
  ['retrained', 'After retraining'],
];
const SLOW = 400;

let offered;

/** Asks once what there is to choose from. */
const offer = async () => (offered ??= await getJson('/api/knobs'));

function card([kind, title], number) {
  const canvas = el('canvas', { role: 'img', 'aria-label': title, id: 'plot-' + kind });
  const accuracy = el('p.accuracy', { id: 'accuracy-' + kind }, el('strong', {}, '–'), el('span', {}, ' right'));
  const says = el('p.says', { id: 'says-' + kind });
  const article = el('article.stage', { id: 'stage-' + kind, 'aria-labelledby': 'title-' + kind },
    el('h2', { id: 'title-' + kind }, el('span.number', { 'aria-hidden': 'true' }, String(number)), title),
    accuracy, el('div.plot', {}, canvas), says);
  return { kind, article, canvas, accuracy: accuracy.firstChild, says };
}

function mount(section, { announce, ready }) {
  const headline = el('p.headline', { id: 'headline' }, 'Four small models are being trained…');
  const knobPlace = el('div.knob-place');
  const trouble = el('p.refused', { role: 'alert', id: 'trouble', hidden: true });
  const busy = el('div.busy', { id: 'busy', hidden: true }, el('progress', { max: 4, value: 0, 'aria-label': 'Progress' }), el('span', {}, 'computing…'),
    el('button', { type: 'button', id: 'cancel', onclick: () => stop() }, 'Cancel'));
  const cards = KINDS.map((kind, index) => card(kind, index + 1));
  const pictures = el('div.stages-grid', { id: 'stages' }, ...cards.map(each => each.article));
  const legend = el('div.legend', { id: 'legend' });
  const marks = el('input', { type: 'checkbox', id: 'marks', onchange: event => address.change({ marks: event.target.checked ? 'off' : undefined }) });
  const tools = el('div.toolbar', {}, el('label.check', {}, marks, 'As the defender sees it: no rings'));
  const below = el('div.below');
  section.append(
    el('h1', {}, 'Watch a model being poisoned, and healed'), headline, knobPlace, trouble,
    el('p.key', {}, 'Dot: a row of the training data, its class by colour and shape. Background: what the model would say there. At the edge: rows farther out, or without a value.'),
    el('div.signs', {}, legend, tools), pictures, busy, below);
  const plots = cards.map(each => createPlot(each.canvas));
  let controller;
  let frame;
  let shown = [];
  let lastAsked; // what the pictures show, or will when they have come
  let slow;

  /** Takes the pictures away where there is nothing to show: those before belong to other knobs. */
  function empty(is) {
    pictures.classList.toggle('empty', is);
    if (!is) return;
    for (const each of cards) {
      each.accuracy.textContent = '–';
      each.says.textContent = '';
      each.canvas.setAttribute('aria-label', 'Nothing to show');
    }
  }

  const marked = () => address.query().marks !== 'off';

  function stop() {
    controller?.abort();
    cancel();
    busy.hidden = true;
    section.removeAttribute('aria-busy');
    ready();
    headline.textContent = 'Cancelled: the pictures are those of the knobs before. Turn a knob to go on.';
  }

  function drawLegend() {
    if (!frame) return;
    const entry = (code, words, kind) => {
      const canvas = el('canvas', { 'aria-hidden': 'true' });
      swatch(canvas, code, kind);
      return el('span.entry', { 'data-kind': kind }, canvas, words);
    };
    legend.replaceChildren(
      ...frame.classes.map((name, code) => entry(code, `class ${name}`)),
      entry(0, 'poison', 'poison'),
      entry(0, 'suspected by the filter', 'out'),
      el('span.entry', {}, el('span.line', { 'aria-hidden': 'true' }), 'decision boundary'));
    legend.classList.toggle('unmarked', !marked());
  }

  function draw(index) {
    const stage = shown[index];
    if (!stage || !frame) return;
    const each = cards[index];
    plots[index].draw(frame, stage, marked());
    each.accuracy.textContent = percent(stage.accuracy, stage.accuracy < 1 && stage.accuracy > 0.995 ? 1 : 0);
    each.says.textContent = stage.says;
    each.canvas.setAttribute('aria-label', `${stage.title}: ${percent(stage.accuracy, 1)} right. ${stage.says}`);
  }

  function conclude() {
    const [clean, poisoned, , healed] = shown.map(stage => percent(stage.accuracy));
    const words = shown[1].brief
      ? `The model was right ${clean} of the time. ${shown[1].brief}: ${poisoned}. ${cure(healed)}`
      : `The model is right ${clean} of the time. Nothing is poisoned: choose an attack, or click into the second picture.`;
    headline.textContent = words;
    announce(words);
  }

  const cure = healed => (shown[2].brief
    ? `${shown[2].brief} and the model was trained again: ${healed}.`
    : 'Nothing was filtered out, so it stays at that.');

  async function play() {
    const all = await offer();
    const wish = asked(all);
    const key = JSON.stringify(wish);
    if (key === lastAsked) {
      cards.forEach((_, index) => draw(index));
      drawLegend();
      return;
    }
    lastAsked = key;
    controller?.abort();
    const mine = new AbortController();
    controller = mine;
    const coming = [];
    let newFrame;
    clearTimeout(slow);
    slow = setTimeout(() => {
      if (!mine.signal.aborted) busy.hidden = false;
    }, SLOW);
    busy.firstChild.value = 0;
    section.setAttribute('aria-busy', 'true');
    try {
      if (standing(all).data.startsWith('file-')) await restore(standing(all).data, mine.signal);
      const done = await persistentStream('/api/scene', wish, line => {
        if (line.kind === 'frame') {
          newFrame = line;
          coming.length = 0;
        } else if (line.kind === 'stage') {
          coming.push(line);
          busy.firstChild.value = coming.length;
          frame = newFrame;
          shown[coming.length - 1] = line;
          empty(false);
          if (coming.length === 1) {
            drawLegend();
            byHand.classes(frame.classes);
          }
          draw(coming.length - 1);
          ready();
        }
      }, mine.signal);
      if (done && !mine.signal.aborted) {
        shown = coming;
        trouble.hidden = true;
        conclude();
        below.luck.reset();
      }
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof Refused)) throw error;
      empty(true);
      shown = [];
      headline.textContent = 'This cannot be shown. Turn a knob to go on.';
      trouble.replaceChildren(`${sentence(error.message)} `, el('a', { href: '/' }, 'Show what the page opens with.'));
      trouble.hidden = false;
      ready();
    } finally {
      if (controller === mine) {
        clearTimeout(slow);
        busy.hidden = true;
        section.removeAttribute('aria-busy');
      }
    }
  }

  let knobKey;

  /** Makes the knobs anew where what they offer has changed, and never under a hand that moves one. */
  async function turned() {
    const all = await offer();
    const now = standing(all);
    const file = latest(now.data);
    const key = JSON.stringify([{ ...now, rows: '', strength: '', points: '' }, file]);
    if (key !== knobKey || !knobPlace.contains(document.activeElement)) {
      const focused = document.activeElement?.id;
      knobPlace.replaceChildren(knobs(all, file));
      if (key !== knobKey && focused) document.getElementById(focused)?.focus();
      knobKey = key;
    }
    sync(knobPlace, now);
    marks.checked = !marked();
    byHand.update(all);
    await play();
  }

  const byHand = hand({ canvas: cards[1].canvas, plot: plots[1], frame: () => frame, announce });
  below.luck = luck(() => asked(offered));
  below.append(byHand.element, el('div.panels', {}, below.luck.element, trackButton(() => asked(offered)), uploadButton(turned), why()));
  const failed = error => {
    trouble.textContent = `Something went wrong: ${error.message}`;
    trouble.hidden = false;
    ready();
  };
  const update = () => {
    if (address.tab() === '/') turned().catch(failed);
  };
  const forget = address.onAddress(update);
  const forgetTheme = onTheme(drawLegend);
  update();
  return () => {
    forget();
    forgetTheme();
    controller?.abort();
    clearTimeout(slow);
    plots.forEach(plot => plot.destroy());
  };
}

function why() {
  return el('details.panel', { id: 'why' }, el('summary', {}, 'About the story that the page opens with: 97 %, 47 %, 92 %'),
    el('p', {}, 'The page opens on a story that is often told: 97 % before, 47 % after the attack, 92 % after the cure. It is reproduced here by two clouds of points, a linear support vector machine, 80 added rows and an isolation forest. Over 100 seeds the means are 96.8 %, 47.0 % and about 93 %.'),
    el('ul', {},
      el('li', {}, 'The 47 % is no half-broken model. It has collapsed: it says the same class everywhere, and 47 % of the test rows happen to be of that class.'),
      el('li', {}, 'It takes many rows that lie far out. As the page opens, 65 rows still do it, and 60 cost four points only: it is a threshold.'),
      el('li', {}, 'The isolation forest finds only about a fifth of the poison. That is enough to end the collapse, because the farthest rows are among them, and those pull hardest. The others stay in the data.'),
      el('li', {}, 'One defence that works on one attack says nothing about the next. Turn the knobs, or look at “Which defence sees what”.')),
    el('p.faint', {}, 'Accuracy is always measured on clean rows that no model has seen.'));
}

export const tab = { path: '/', name: 'stages', mount };
