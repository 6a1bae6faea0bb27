// SPDX-License-Identifier: Apache-2.0
// Draws accuracy over the poisoned share: a line for each attack with a band, and the same as a table.

import { el, percent } from './elements.js';
import { colour } from './theme.js';

const POINTS = ['circle', 'rect', 'triangle'];
const BAND = '2b'; // how opaque, in hexadecimal
const name = (curve, both) => (both ? `${curve.attack}, ${curve.truth ? 'on the truth' : 'as the pipeline sees it'}` : curve.attack);

/** Writes an interval in per cent: " (90.7 to 94.7)"; nothing where there is none. */
const between = point => (point.low === null ? '' : ` (${(100 * point.low).toFixed(1)} to ${(100 * point.high).toFixed(1)})`);

const words = point => percent(point.mean, 1) + between(point);

const place = (point, value) => ({ x: 100 * point.share, y: 100 * value, words: words(point) });

/** Puts what belongs together together: the attacks in their order, of each what the pipeline sees first. */
export function sorted(curves) {
  const attacks = [...new Set(curves.map(curve => curve.attack))];
  return curves.toSorted((a, b) => attacks.indexOf(a.attack) - attacks.indexOf(b.attack) || a.truth - b.truth);
}

function lines(curves) {
  const attacks = [...new Set(curves.map(curve => curve.attack))];
  const both = new Set(curves.map(curve => curve.truth)).size > 1;
  return curves.flatMap(curve => {
    const at = attacks.indexOf(curve.attack);
    const shade = colour(`c${at}`);
    const edge = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0, edge: true };
    const known = curve.points.filter(point => point.low !== null);
    return [
      { ...edge, label: '', data: known.map(point => place(point, point.low)), fill: false },
      { ...edge, label: '', data: known.map(point => place(point, point.high)), fill: '-1', backgroundColor: shade + BAND },
      {
        label: name(curve, both),
        data: curve.points.map(point => place(point, point.mean)),
        borderColor: shade,
        backgroundColor: both && curve.truth ? colour('panel') : shade,
        borderDash: both && curve.truth ? [7, 5] : [],
        borderWidth: 2.5,
        pointStyle: POINTS[at % POINTS.length],
        pointRadius: 5,
        pointHoverRadius: 7,
        clip: 8,
        fill: false,
      },
    ];
  });
}

function options() {
  const [ink, grid] = [colour('ink'), colour('grid')];
  const font = { family: 'system-ui, sans-serif', size: 13 };
  const axis = (title, most) => ({
    type: 'linear', min: 0, max: most, title: { display: true, text: title, color: ink, font },
    ticks: { color: ink, font, stepSize: most === 50 ? 10 : 20, callback: value => `${value} %` }, grid: { color: grid },
  });
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: 'index', axis: 'x', intersect: false },
    scales: { x: axis('poisoned share', 50), y: axis('accuracy', 100) },
    plugins: {
      legend: { position: 'bottom', labels: { color: ink, font, usePointStyle: true, boxHeight: 8, filter: item => item.text !== '' } },
      tooltip: {
        filter: item => !item.dataset.edge,
        callbacks: {
          title: items => (items.length > 0 ? `${items[0].parsed.x.toFixed(0)} % poisoned` : ''),
          label: item => ` ${item.dataset.label}: ${item.raw.words}`,
        },
      },
    },
  };
}

/** Makes a chart on a canvas; returns how to draw curves on it, and how to end it. */
export function chart(canvas) {
  const drawn = new globalThis.Chart(canvas, { type: 'line', data: { datasets: [] }, options: options() });
  return {
    draw(curves) {
      drawn.data.datasets = lines(curves);
      drawn.options = options();
      drawn.update();
    },
    end: () => drawn.destroy(),
  };
}

/** Draws the same in numbers. */
export function table(curves) {
  const both = new Set(curves.map(curve => curve.truth)).size > 1;
  const head = ['attack', ...curves[0].points.map(point => percent(point.share)), 'costs five points at'];
  return el('table', {},
    el('caption', {}, 'Mean accuracy by poisoned share, with its interval of 95 %'),
    el('thead', {}, el('tr', {}, ...head.map(text => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...curves.map(curve => el('tr', {},
      el('th', { scope: 'row' }, name(curve, both)),
      ...curve.points.map(point => el('td', {}, percent(point.mean, 1), el('small.faint', {}, between(point)))),
      el('td', {}, curve.fall)))));
}

/** Says in a sentence where the curves end. */
export const summary = curves => curves.map(curve =>
  `${name(curve, new Set(curves.map(each => each.truth)).size > 1)}: ${percent(curve.points.at(-1).mean)}`).join('; ');
