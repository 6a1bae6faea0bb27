// SPDX-License-Identifier: Apache-2.0
// Begins the page: tabs, colours, the tour, and what is said when the server is silent.

import * as address from './address.js';
import { onSilence } from './server.js';
import { begin as beginTheme } from './theme.js';
import { tab as stages } from './stages.js';
import { tab as sweep } from './sweep.js';
import { tab as text } from './text.js';
import { tab as digits } from './digits.js';
import { tab as matrix } from './matrix.js';
import { tab as explain } from './explain.js';
import { begin as beginTour } from './tour.js';

const TABS = [stages, sweep, text, digits, matrix, explain];
const section = document.getElementById('content');
const links = document.getElementById('tabs');
const silence = document.getElementById('silence');
const status = document.getElementById('status');

/** Says something to those who do not see the page. */
const announce = words => {
  status.textContent = words;
};

/** Shows what stands below the heading: it has its place, and nothing will push it away. */
const ready = () => section.classList.remove('coming');

let shown;
let leave;

function show() {
  const wanted = TABS.find(each => each.path === address.tab()) ?? stages;
  if (shown === wanted) return;
  leave?.();
  shown = wanted;
  for (const link of links.children) {
    if (link.pathname === wanted.path) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'center' });
      document.title = `${link.textContent} · PoisonLab`;
    }
    else link.removeAttribute('aria-current');
  }
  section.replaceChildren();
  section.className = `${wanted.name} coming`;
  leave = wanted.mount(section, { announce, ready });
}

for (const link of links.children) {
  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    address.go(link.pathname);
  });
}

beginTheme(document.getElementById('theme'));
onSilence(silent => {
  silence.hidden = !silent;
});
address.onAddress(show);
show();
beginTour(document.getElementById('tour-button'));
