// SPDX-License-Identifier: Apache-2.0
// Draws a stage: what the model says everywhere as coloured ground with its boundary, and the rows on it. A class has a
// colour and a shape; poison has a ring; what the defence took out is crossed out.

import { classColour, colour, onTheme } from './theme.js';

const SHAPES = [['circle', 3.2], ['triangle', 4], ['rect', 3.8], ['rectRot', 4.2], ['star', 4], ['crossRot', 4], ['cross', 4]];
const shape = code => SHAPES[code % SHAPES.length];
const GROUND = 0.2;

/** Returns the channels of a colour of the style sheet. */
function channels(hex) {
  return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
}

/** Spreads runs of classes over the grid; the first row is the lowest. */
export function grid(runs, size) {
  const cells = new Uint8Array(size * size);
  let at = 0;
  for (let i = 0; i < runs.length; i += 2) {
    cells.fill(runs[i], at, at + runs[i + 1]);
    at += runs[i + 1];
  }
  return cells;
}

/** Paints the ground: one pixel a place, which the canvas then smooths. */
function ground(cells, size) {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  const image = context.createImageData(size, size);
  const palette = Array.from({ length: 7 }, (_, code) => channels(classColour(code)));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [red, green, blue] = palette[cells[row * size + column] % 7];
      image.data.set([red, green, blue, 255 * GROUND], 4 * ((size - 1 - row) * size + column));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Evens out the steps of the grid: each place becomes the mean of the nine around it. */
function smooth(field, size) {
  const next = new Float32Array(field.length);
  const at = index => Math.min(size - 1, Math.max(0, index));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let r = -1; r <= 1; r++) {
        for (let c = -1; c <= 1; c++) sum += field[at(row + r) * size + at(column + c)];
      }
      next[row * size + column] = sum / 9;
    }
  }
  return next;
}

/** Returns the pieces of the boundary, in places of the grid: marching squares, for each class against the others. */
function boundary(cells, size) {
  const lines = [];
  const classes = new Set(cells);
  classes.delete(Math.min(...classes));
  for (const code of classes) {
    const field = smooth(smooth(Float32Array.from(cells, cell => (cell === code ? 1 : 0)), size), size);
    for (let row = 0; row + 1 < size; row++) {
      for (let column = 0; column + 1 < size; column++) {
        const corners = CORNERS.map(([right, up]) => field[(row + up) * size + column + right]);
        const inside = corners.reduce((bits, value, corner) => bits | ((value > 0.5) << corner), 0);
        for (const [a, b] of EDGES[inside]) lines.push([...crossing(a, corners, column, row), ...crossing(b, corners, column, row)]);
      }
    }
  }
  return lines;
}

/** Returns where on a side of a square the field is one half. */
function crossing(side, corners, column, row) {
  const [from, to] = [CORNERS[side], CORNERS[(side + 1) % 4]];
  const share = (0.5 - corners[side]) / (corners[(side + 1) % 4] - corners[side]);
  return [column + from[0] + share * (to[0] - from[0]), row + from[1] + share * (to[1] - from[1])];
}

// The corners of a square against the clock; side n goes from corner n to the next. For each set of corners that are inside:
// which sides the boundary joins.
const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];
const EDGES = [[], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 0], [1, 2]], [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], [[0, 1], [2, 3]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], []];

const groundPlugin = {
  id: 'ground',
  beforeDatasetsDraw(chart) {
    const { picture, lines, size } = chart.ground ?? {};
    if (!picture) return;
    const { left, top, width, height } = chart.chartArea;
    const context = chart.ctx;
    context.save();
    context.imageSmoothingEnabled = true;
    context.drawImage(picture, left, top, width, height);
    context.beginPath();
    const place = (column, row) => [left + column / (size - 1) * width, top + (1 - row / (size - 1)) * height];
    for (const [x1, y1, x2, y2] of lines) {
      context.moveTo(...place(x1, y1));
      context.lineTo(...place(x2, y2));
    }
    context.strokeStyle = colour('ink');
    context.lineWidth = 1.8;
    context.stroke();
    context.restore();
  },
  afterDatasetsDraw(chart) {
    if (!chart.cross) return;
    const context = chart.ctx;
    const x = chart.scales.x.getPixelForValue(chart.cross.x);
    const y = chart.scales.y.getPixelForValue(chart.cross.y);
    const { left, right, top, bottom } = chart.chartArea;
    context.save();
    context.strokeStyle = colour('flag');
    context.lineWidth = 2;
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.moveTo(left, y);
    context.lineTo(right, y);
    context.stroke();
    context.restore();
  },
};

/** Sorts rows into what is drawn alike: by class, ring over it, cross over it. */
function datasets(stage, frame, marked) {
  const { view } = frame;
  const inside = (value, low, high) => Math.min(high, Math.max(low, value ?? low));
  const classes = frame.classes.map(() => []);
  const rings = [];
  const crosses = [];
  for (let row = 0; row < stage.x.length; row++) {
    const point = { x: inside(stage.x[row], view.left, view.right), y: inside(stage.y[row], view.bottom, view.top) };
    const mark = stage.marks[row];
    classes[stage.classes[row]].push(point);
    if (marked && (mark === 'p' || mark === 'x')) rings.push(point);
    if (mark === 'x' || mark === 'h') crosses.push(point);
  }
  const common = { parsing: false, clip: 8 };
  return [
    ...target(stage.target, common),
    { ...common, label: 'suspected', data: crosses, pointStyle: 'crossRot', pointRadius: 7, borderColor: colour('ink'), borderWidth: 1.8 },
    { ...common, label: 'poison', data: rings, pointStyle: 'circle', pointRadius: 6.5, borderColor: colour('flag'), backgroundColor: 'transparent', borderWidth: 1.8 },
    ...classes.map((data, code) => ({
      ...common, label: frame.classes[code], data, pointStyle: shape(code)[0], pointRadius: shape(code)[1],
      backgroundColor: classColour(code), borderColor: colour('paper'), borderWidth: 0.6,
    })),
  ];
}

/** Draws the one case that all is about, if there is one: large, in the colour of what the model says to it. */
function target(one, common) {
  if (!one) return [];
  const [x, y] = one.place;
  return [{ ...common, label: 'the case', data: [{ x, y }], pointStyle: 'rectRot', pointRadius: 11, borderWidth: 3, borderColor: colour('ink'), backgroundColor: classColour(one.code) }];
}

/** Draws a class's mark into a legend. */
export function swatch(canvas, code, kind) {
  const context = canvas.getContext('2d');
  const scale = 2;
  canvas.width = 20 * scale;
  canvas.height = 20 * scale;
  context.scale(scale, scale);
  const options = { pointStyle: shape(code)[0], radius: 1.5 * shape(code)[1], borderWidth: 1, rotation: 0 };
  if (kind === 'poison') Object.assign(options, { pointStyle: 'circle', radius: 7, borderWidth: 2 });
  if (kind === 'out') Object.assign(options, { pointStyle: 'crossRot', radius: 7, borderWidth: 2 });
  context.fillStyle = kind ? 'transparent' : classColour(code);
  context.strokeStyle = kind === 'poison' ? colour('flag') : kind === 'out' ? colour('ink') : colour('paper');
  Chart.helpers.drawPoint(context, options, 10, 10);
}

const number = value => Number(value.toPrecision(3)).toString();

/**
 * Makes a picture in a canvas.
 * @param {HTMLCanvasElement} canvas where
 * @returns draw(frame, stage, marked), place(event) for where in the data a pointer is, cross(point), destroy()
 */
export function createPlot(canvas) {
  const chart = new Chart(canvas, {
    type: 'scatter',
    data: { datasets: [] },
    plugins: [groundPlugin],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: { type: 'linear', title: { display: true }, grid: { display: false }, ticks: { maxTicksLimit: 6, includeBounds: false, maxRotation: 0 } },
        y: { type: 'linear', title: { display: true }, grid: { display: false }, ticks: { maxTicksLimit: 6, includeBounds: false, maxRotation: 0 } },
      },
    },
  });
  let last;

  function draw(frame, stage, marked) {
    last = [frame, stage, marked];
    const { view } = frame;
    const cells = grid(stage.regions, frame.grid);
    chart.ground = { picture: ground(cells, frame.grid), lines: boundary(cells, frame.grid), size: frame.grid };
    chart.data.datasets = datasets(stage, frame, marked);
    const axes = { x: [view.x, view.left, view.right], y: [view.y, view.bottom, view.top] };
    for (const [axis, [name, min, max]] of Object.entries(axes)) {
      const scale = chart.options.scales[axis];
      Object.assign(scale, { min, max });
      scale.title.text = frame.titles?.[axis] ?? name.replaceAll('_', ' ');
      scale.ticks.callback = value => number(value) + (frame.unit ?? '');
      scale.title.color = colour('faint');
      scale.ticks.color = colour('faint');
      scale.border = { color: colour('grid') };
    }
    chart.update('none');
  }

  const forget = onTheme(() => last && draw(...last));
  return {
    draw,
    place(event) {
      const box = canvas.getBoundingClientRect();
      const x = event.clientX - box.left;
      const y = event.clientY - box.top;
      const { left, right, top, bottom } = chart.chartArea;
      if (x < left || x > right || y < top || y > bottom) return null;
      return { x: chart.scales.x.getValueForPixel(x), y: chart.scales.y.getValueForPixel(y) };
    },
    cross(point) {
      chart.cross = point;
      chart.draw();
    },
    destroy() {
      forget();
      chart.destroy();
    },
  };
}
