// SPDX-License-Identifier: Apache-2.0
// Where the visitor draws, with a mouse, a pen or a finger: white on black, as MNIST is.

import { el } from './elements.js';
import { digit, paint } from './pixels.js';

const SIZE = 280;
const PEN = 21;

/**
 * Makes a pad.
 * @param {function()} onbegin is called when a line begins on a pad that shows something else
 * @param {function()} ondraw is called when there is more to see, once a frame at the most
 */
export function makePad(onbegin, ondraw) {
  const canvas = el('canvas', { width: SIZE, height: SIZE, role: 'img' });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let own = true;
  let last;
  let frame;

  function clear() {
    own = true;
    context.fillStyle = '#000';
    context.fillRect(0, 0, SIZE, SIZE);
  }

  const place = event => {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) * SIZE / box.width, y: (event.clientY - box.top) * SIZE / box.height };
  };

  function lineTo(point) {
    context.strokeStyle = '#fff';
    context.lineWidth = PEN;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(last.x, last.y);
    context.lineTo(point.x, point.y);
    context.stroke();
    last = point;
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      if (own) ondraw();
    });
  }

  canvas.addEventListener('pointerdown', event => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    if (!own) {
      clear();
      onbegin();
    }
    last = place(event);
    lineTo(last);
  });
  canvas.addEventListener('pointermove', event => {
    if (!last || !event.isPrimary) return;
    const between = event.getCoalescedEvents?.() ?? [];
    for (const each of between.length > 0 ? between : [event]) lineTo(place(each));
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, event => {
      if (event.isPrimary) last = undefined;
    });
  }
  clear();

  return {
    element: canvas,
    clear,
    /** Shows a digit that nobody has drawn here. */
    show(pixels) {
      own = false;
      last = undefined;
      paint(canvas, pixels);
    },
    /** Returns what is drawn, as MNIST would have it. */
    digit() {
      const { data } = context.getImageData(0, 0, SIZE, SIZE);
      return digit(Uint8Array.from({ length: SIZE * SIZE }, (_, i) => data[4 * i]), SIZE);
    },
  };
}
