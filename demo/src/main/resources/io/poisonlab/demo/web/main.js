// SPDX-License-Identifier: Apache-2.0
// Begins the page: tabs, colours, the tour, and what is said when the server is silent.

import * as address from './address.js';
import { el } from './elements.js';
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

let shown;
let leave;

function show() {
  const wanted = TABS.find(each => each.path === address.tab()) ?? stages;
  if (shown === wanted) return;
  leave?.();
  shown = wanted;
  for (const link of links.children) {
    if (link.dataset.path === wanted.path) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
    else link.removeAttribute('aria-current');
  }
  document.title = `${wanted.title} · PoisonLab`;
  section.replaceChildren();
  section.className = wanted.name;
  leave = wanted.mount(section, { announce });
}

for (const each of TABS) {
  links.append(el('a', {
    href: each.path,
    'data-path': each.path,
    onclick: event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      address.go(each.path);
    },
  }, each.title));
}

beginTheme(document.getElementById('theme'));
onSilence(silent => {
  silence.hidden = !silent;
});
address.onAddress(show);
show();
beginTour(document.getElementById('tour-button'));
