// SPDX-License-Identifier: Apache-2.0
// Grey pictures as bytes: a drawing made into what MNIST's digits are, and pictures put on a canvas.

/** The pixels of a side of MNIST's pictures, and of the box within that a digit fills. */
export const SIDE = 28;
const BOX = 20;

/** Returns the bytes behind a text in Base64. */
export const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

/** Where the ink is: its box, and its middle by mass; undefined if there is none. */
function extent(grey, side) {
  let [left, right, top, bottom, mass, x, y] = [side, -1, side, -1, 0, 0, 0];
  for (let i = 0; i < grey.length; i++) {
    if (grey[i] === 0) continue;
    const column = i % side;
    const row = (i - column) / side;
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    mass += grey[i];
    x += grey[i] * (column + 0.5);
    y += grey[i] * (row + 0.5);
  }
  return mass === 0 ? undefined : { longest: Math.max(right - left, bottom - top) + 1, x: x / mass, y: y / mass };
}

/** How much of the pixel at a place lies between two others. */
const overlap = (place, from, to) => Math.min(place + 1, to) - Math.max(place, from);

/**
 * Makes a drawing as MNIST's digits are: scaled so that its longer side fills 20 pixels, each the mean of what lies in it, and
 * its middle by mass put where theirs is on average, in the middle of pixel 14.
 * @param {Uint8Array} grey the drawing, white ink on black
 * @param {number} side its width and height
 * @returns {Uint8Array | undefined} 28 × 28 pixels; none if nothing is drawn
 */
export function digit(grey, side) {
  const ink = extent(grey, side);
  if (!ink) return undefined;
  const scale = BOX / ink.longest;
  const middle = SIDE / 2 + 0.5;
  const sums = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < grey.length; i++) {
    if (grey[i] === 0) continue;
    const left = (i % side - ink.x) * scale + middle;
    const top = (Math.floor(i / side) - ink.y) * scale + middle;
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(SIDE, top + scale); row++) {
      for (let column = Math.max(0, Math.floor(left)); column < Math.min(SIDE, left + scale); column++) {
        sums[row * SIDE + column] += grey[i] * overlap(row, top, top + scale) * overlap(column, left, left + scale);
      }
    }
  }
  return Uint8Array.from(sums, sum => Math.min(255, Math.round(sum)));
}

/** Puts white pixels on a picture. */
export const stamped = (pixels, stamp) => pixels.map((value, i) => Math.max(value, stamp[i]));

/** Puts a picture on a canvas, whatever the canvas's size, each pixel a square. */
export function paint(canvas, pixels) {
  const image = new ImageData(SIDE, SIDE);
  pixels.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
  const small = new OffscreenCanvas(SIDE, SIDE);
  small.getContext('2d').putImageData(image, 0, 0);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
}
