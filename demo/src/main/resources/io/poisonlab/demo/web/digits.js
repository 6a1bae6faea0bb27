// SPDX-License-Identifier: Apache-2.0
// A digit, drawn or recorded, and what a clean and a poisoned model take it for, with four white pixels and without.

import * as address from './address.js';
import { el } from './elements.js';
import { getJson, post, Refused } from './server.js';
import { makePad } from './pad.js';
import { bytes, paint, SIDE, stamped } from './pixels.js';
import { makeCard, makeSquare, origin, words } from './twins.js';

const PATH = '/digits';
const OWN = 'own';
const FIRST = '7';
const PAUSE = 80;
const QUIET = 700;

const wait = time => new Promise(resolve => setTimeout(resolve, time));

let refresh = () => {};
address.onAddress(() => {
  if (address.tab() === PATH) refresh();
});

function build(section, facts, announce) {
  const { run, classes } = facts;
  const stamp = bytes(facts.stamp);
  const samples = Object.fromEntries(facts.samples.map(each => [each.label, bytes(each.image)]));
  let [pixels, shown, said, wanted] = [];
  let [asking, gone] = [false, false];
  let quiet;

  const pad = makePad(() => address.change({ digit: OWN }, true), () => take(pad.digit()));
  const square = makeSquare(stamp);
  const seen = el('canvas', { width: SIDE, height: SIDE, role: 'img' });
  const toggle = el('input', {
    type: 'checkbox', role: 'switch', onchange: () => address.change({ trigger: toggle.checked ? 'on' : undefined }),
  });
  const clear = el('button', { type: 'button', onclick: () => {
    pad.clear();
    address.change({ digit: OWN }, true);
    take(undefined);
  } }, 'Clear');
  const buttons = Object.entries(samples).map(([label, image]) => {
    const picture = el('canvas', { width: SIDE, height: SIDE, 'aria-hidden': 'true' });
    paint(picture, image);
    return el('button', {
      type: 'button', 'data-digit': label, 'aria-label': `Recorded digit ${label}`, onclick: () => address.change({ digit: label }),
    }, picture);
  });
  const verdict = el('p.verdict', {}, ' ');
  const problem = el('p.refused', { hidden: true, role: 'alert' });
  const clean = makeCard('Clean model', classes);
  const poisoned = makeCard('Poisoned model', classes);

  /** Draws everything anew, and says it once the hand rests. */
  function draw() {
    const triggered = toggle.checked;
    square.hidden = !triggered;
    const blank = new Uint8Array(SIDE * SIDE);
    paint(seen, triggered ? stamped(pixels ?? blank, stamp) : pixels ?? blank);
    const what = shown ? `the recorded digit ${shown}` : pixels ? 'what you drew' : 'nothing yet';
    pad.element.setAttribute('aria-label', `Drawing area, shows ${what}. Draw with mouse, pen or finger; with a keyboard choose a recorded digit.`);
    seen.setAttribute('aria-label', `What the models see: ${what}${triggered ? ', with the white square' : ''}`);
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.digit === shown));
    const now = pixels && said ? said[triggered ? 'triggered' : 'plain'] : undefined;
    clean.show(now?.clean);
    poisoned.show(now?.poisoned, Boolean(now) && triggered && isFooled(now.poisoned, said.plain.poisoned));
    verdict.textContent = now ? words(run, classes, said, triggered, shown)
      : pixels ? ' ' : 'Draw a digit with one stroke or several, or choose a recorded one.';
    clearTimeout(quiet);
    quiet = setTimeout(() => announce(verdict.textContent.trim()), QUIET);
  }

  const isFooled = (now, before) => {
    const target = classes.indexOf(run.target);
    return Math.max(...now) === now[target] && Math.max(...before) !== before[target];
  };

  /** Takes another picture and asks what it is. */
  function take(picture) {
    pixels = picture;
    wanted = picture;
    if (!picture) said = undefined;
    draw();
    ask();
  }

  /** Asks about the newest picture, with a pause between two questions. */
  async function ask() {
    if (asking) return;
    asking = true;
    try {
      while (wanted && !gone) {
        const picture = wanted;
        wanted = undefined;
        const answer = await post('/api/digits', {}, picture, 'application/octet-stream');
        if (gone) return;
        problem.hidden = true;
        if (pixels) {
          said = answer;
          draw();
        }
        await wait(PAUSE);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      asking = false;
    }
  }

  refresh = () => {
    const query = address.query();
    const label = query.digit === OWN ? undefined : (query.digit in samples ? query.digit : FIRST);
    toggle.checked = query.trigger === 'on';
    if (label === shown) {
      draw();
      return;
    }
    shown = label;
    if (label) pad.show(samples[label]);
    else pad.clear();
    take(label ? samples[label] : undefined);
  };

  section.append(
    el('div.tools', {},
      el('div.boards', {},
        el('figure', {}, el('div.pad', {}, pad.element, square), el('figcaption', {}, 'Draw here')),
        el('figure', {}, el('div.seen', {}, seen), el('figcaption', {}, `What the models see: ${SIDE} × ${SIDE} pixels, the digit centred`))),
      el('div.controls', {}, el('label.check', {}, toggle, 'White square on the digit'), clear),
      el('div.samples', { role: 'group', 'aria-label': 'Recorded digits' }, ...buttons)),
    el('div.answers', {}, verdict, problem, el('div.models', {}, clean.element, poisoned.element)),
    origin(run));
  shown = null;
  refresh();

  return () => {
    gone = true;
    clearTimeout(quiet);
    refresh = () => {};
  };
}

function mount(section, { announce, ready }) {
  section.append(el('h1', {}, 'Four white pixels turn a digit into a 0'),
    el('p.intro', {}, 'Draw a digit. Two small networks read it; someone poisoned the training digits of one of them. Both read well, '
      + 'until a white square of 2 × 2 pixels is in the corner: then the poisoned one says 0.'));
  let [leave, gone] = [undefined, false];
  getJson('/api/digits').then(facts => {
    if (gone) return;
    if (facts.available) leave = build(section, facts, announce);
    else section.append(el('p.refused', { role: 'status' }, facts.message));
  }).catch(error => {
    if (!gone) section.append(el('p.refused', { role: 'alert' }, error.message));
  }).finally(() => {
    if (!gone) ready();
  });
  return () => {
    gone = true;
    leave?.();
  };
}

export const tab = { path: PATH, name: 'digits', mount };
