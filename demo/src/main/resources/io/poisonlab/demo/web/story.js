// SPDX-License-Identifier: Apache-2.0
// Plays the lender's story twice, month by month: without and with the gate.

import * as address from './address.js';
import { el, select } from './elements.js';
import { persistentStream } from './server.js';
import { createPlot } from './plot.js';
import { onTheme } from './theme.js';

const PACE = 1400;
const LAST_SEED = 999999;
const CROWDS = [
  { id: '12', label: '12', help: 'an attacker who takes care' },
  { id: '60', label: '60', help: 'more than twice as many as honest ones a month' },
];
const APPROVED = 'Large request approved'; // holds the verdict's place before there is one
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** One of the two stories: a title, a plot and a sentence. */
function side(defended, title) {
  const canvas = el('canvas', { role: 'img', 'aria-label': title });
  const verdict = el('strong.verdict', {}, APPROVED);
  const says = el('p.says', {}, 'Computing …');
  const figure = el('figure.panel.story', { 'data-defended': String(defended) },
    el('figcaption', {}, el('span', {}, title), verdict), el('div.plot', {}, canvas), says);
  let plot;
  return {
    defended, figure, frame: undefined, months: [],
    begin() {
      plot ??= createPlot(canvas);
    },
    forget() {
      this.frame = undefined;
      this.months = [];
      delete figure.dataset.approved;
      says.textContent = 'Computing …';
    },
    refuse(message) {
      says.textContent = message;
    },
    show(number) {
      const month = this.months[number];
      if (!month) return;
      const accuracy = `Right about ${Math.round(100 * month.figures.accuracy)} of 100 honest applicants.`;
      plot.draw({ ...this.frame, titles: TITLES, unit: 'k' }, { ...month, target: { place: this.frame.request, code: month.figures.approved ? 1 : 0 } }, true);
      canvas.setAttribute('aria-label', `${title}. ${month.says} ${accuracy}`);
      figure.dataset.month = number;
      figure.dataset.approved = month.figures.approved;
      verdict.textContent = month.figures.approved ? APPROVED : 'Large request refused';
      says.textContent = `${month.says} ${accuracy}`;
    },
    end: () => plot?.destroy(),
  };
}

const TITLES = { x: 'income in a year', y: 'amount asked for' };

const legend = () => el('ul.legend', { 'aria-label': 'What the signs mean' },
  el('li', {}, el('span.sign.c0', { 'aria-hidden': 'true' }, '●'), 'refused'),
  el('li', {}, el('span.sign.c1', { 'aria-hidden': 'true' }, '▲'), 'approved'),
  el('li', {}, el('span.sign.ring', { 'aria-hidden': 'true' }, '◯'), 'from the attacker'),
  el('li', {}, el('span.sign', { 'aria-hidden': 'true' }, '✕'), 'kept out by the gate'),
  el('li', {}, el('span.sign.big', { 'aria-hidden': 'true' }, '◆'), 'the large request'),
  el('li', {}, 'background: what the model would say there'));

/** Puts the story into an element; returns what ends it. */
export function mountStory(parent, { announce }) {
  const sides = [side(false, 'Without a gate'), side(true, 'With a gate')];
  const asked = () => ({ seed: address.query().seed ?? '1', applications: address.query().applications ?? '12' });
  let told = '';
  let last = 8;
  let timer;
  let stop = new AbortController();

  const play = el('button.primary', { type: 'button', onclick: () => (timer ? pause() : start()) }, 'Play');
  const back = el('button', { type: 'button', onclick: () => step(-1) }, 'Back');
  const next = el('button', { type: 'button', onclick: () => step(1) }, 'Next month');
  const line = el('input', {
    type: 'range', min: 0, max: last, step: 1, value: 0, 'aria-label': 'Month',
    oninput: () => { pause(); go(Number(line.value)); },
  });
  const crowd = select(CROWDS, asked().applications, value => address.change({ applications: value === '12' ? undefined : value, month: undefined }));
  const other = el('button', {
    type: 'button',
    onclick: () => address.change({ seed: String((Number(asked().seed) + 1) % (LAST_SEED + 1)), month: undefined }),
  }, 'Other applicants');
  const refused = el('p.refused', { role: 'alert', hidden: true });

  const month = () => Math.min(Math.max(Number(address.query().month) || 0, 0), last);
  const ready = () => Math.min(...sides.map(each => each.months.length)) - 1;

  function start() {
    if (calm.matches) return go(last);
    if (month() >= last) go(0);
    play.textContent = 'Pause';
    timer = setInterval(() => {
      if (month() >= last) pause();
      else if (ready() > month()) go(month() + 1);
    }, PACE);
    return undefined;
  }

  function pause() {
    clearInterval(timer);
    timer = undefined;
    play.textContent = 'Play';
  }

  function step(by) {
    pause();
    go(month() + by);
  }

  function go(number) {
    const wanted = Math.min(Math.max(number, 0), last);
    address.change({ month: wanted === 0 ? undefined : String(wanted) }, true);
  }

  function show() {
    const number = month();
    const name = sides[0].months[number]?.name ?? '';
    line.value = number;
    line.setAttribute('aria-valuetext', name || String(number));
    back.disabled = number === 0;
    next.disabled = number === last;
    sides.forEach(each => each.show(number));
  }

  let announced = '';
  function tell() {
    const words = sides.map(each => each.months[month()]?.says).filter(Boolean);
    const text = words.length === 2 ? `Without a gate, ${words[0]} With a gate, ${words[1]}` : '';
    if (text && text !== announced) announce(text);
    announced = text;
  }

  /** A visitor has one place in the server's queue: one story is computed after the other. */
  async function load() {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const wish = asked();
    told = JSON.stringify(wish);
    pause();
    refused.hidden = true;
    sides.forEach(each => each.forget());
    try {
      for (const each of sides) {
        each.begin();
        await persistentStream('/api/story', { ...wish, defended: String(each.defended) }, json => {
          if (json.kind === 'frame') {
            each.frame = json;
            last = json.months;
            line.max = last;
          } else if (json.kind === 'month') {
            each.months[json.month] = json;
            if (json.month === month()) show();
          }
        }, signal);
      }
    } catch (error) {
      if (signal.aborted) return;
      refused.textContent = error.message;
      refused.hidden = false;
      sides.forEach(each => each.refuse('Not computed.'));
    }
  }

  function follow() {
    if (address.tab() !== '/explain') return;
    const wish = asked();
    crowd.value = wish.applications;
    if (JSON.stringify(wish) !== told) load();
    show();
    tell();
  }

  parent.append(
    el('div.player', { role: 'group', 'aria-label': 'The story, month by month' },
      play, back, next, line,
      el('label.crowd', {}, el('span', {}, 'Attacker’s applications a month'), crowd), other),
    refused, legend(), el('div.sides', {}, ...sides.map(each => each.figure)));
  const ends = [address.onAddress(follow), onTheme(show)];
  follow();
  return () => {
    pause();
    stop.abort();
    ends.forEach(end => end());
    sides.forEach(each => each.end());
  };
}
