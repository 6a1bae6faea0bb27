// SPDX-License-Identifier: Apache-2.0
// A CSV file of the visitor. The server keeps it in memory; where it is gone there, this page brings it again.

import * as address from './address.js';
import { el } from './elements.js';
import { opening } from './knobs.js';
import { getJson, post, Refused } from './server.js';

const files = new Map();
const MOST_BYTES = 1 << 20;

/** Returns what is known of an uploaded file; of the last one where the data are none. */
export const latest = data => (files.get(data) ?? [...files.values()].at(-1))?.summary;

/** Sees to it that the server has a file, before a scene of it is asked for. */
export async function restore(data, signal) {
  try {
    const summary = await getJson(`/api/upload/${data}`, {}, signal);
    if (!files.has(data)) {
      files.set(data, { summary });
      address.change({}, true);
      dispatchEvent(new Event('upload-known'));
    }
  } catch (error) {
    const text = files.get(data)?.text;
    if (!(error instanceof Refused) || text === undefined) throw error;
    await post('/api/upload', {}, text, 'text/csv');
  }
}

/**
 * Makes the button.
 * @param {function()} changed is called when a file has come
 */
export function uploadButton(changed) {
  const trouble = el('p.refused', { role: 'alert', id: 'upload-trouble', hidden: true });
  const gaps = el('p.faint', { id: 'upload-gaps', hidden: true });
  const input = el('input', { type: 'file', id: 'upload', accept: '.csv,text/csv', class: 'spoken', onchange: take });
  const label = el('label.button', { for: 'upload' }, 'Choose a CSV file…');

  function leftOut(summary) {
    gaps.textContent = `Not offered as numbers: ${summary.gaps.join('; ')}.`;
    gaps.hidden = summary.gaps.length === 0;
  }

  async function take() {
    const [file] = input.files;
    input.value = '';
    if (!file) return;
    trouble.hidden = true;
    gaps.hidden = true;
    try {
      if (file.size > MOST_BYTES) throw new Refused(`the file has ${file.size.toLocaleString('en')} bytes, allowed are ${MOST_BYTES.toLocaleString('en')}`);
      const body = await file.arrayBuffer();
      const summary = await post('/api/upload', {}, body, 'text/csv');
      files.set(summary.data, { summary, text: body });
      const first = opening(summary);
      if (first.y === undefined) throw new Refused(`two columns of numbers beside the class are needed, found ${summary.numbers.join(', ')}`);
      leftOut(summary);
      address.change({ ...first, points: undefined });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble.textContent = `Not shown: ${error.message}.`;
      trouble.hidden = false;
    }
  }

  addEventListener('upload-known', changed);
  return el('div.panel', { id: 'upload-panel' }, el('p', {}, el('b', {}, 'Your own data. '), 'A CSV file with a header: two columns of numbers are shown, a third is the class. Up to 2,000 rows, 50 columns, 1 MiB; it stays in this server’s memory.'), input, label, trouble, gaps);
}
