// SPDX-License-Identifier: Apache-2.0
// What it means: a page for those who decide, which fits on a sheet of paper.

import { el } from './elements.js';
import { getJson } from './server.js';
import { CASES, evidenceWords, HIDDEN, MONDAY, STEPS } from './explain-text.js';
import { mountStory } from './story.js';

const pair = ([head, text]) => el('li', {}, el('strong', {}, head), ` ${text}`);

const part = (name, title, ...children) => el('section', { class: name, 'aria-labelledby': `${name}-title` },
  el('h2', { id: `${name}-title` }, title), ...children);

const story = ([head, text], index) => el('li.panel', {},
  el('strong', {}, el('span.number', { 'aria-hidden': 'true' }, String(index + 1)), head), el('p', {}, text));

const happened = each => el('article.panel', {},
  el('h3', {}, each.name, el('span.faint', {}, ` · ${each.when}`)),
  el('p', {}, each.says),
  el('p', {}, 'Most like it here: attack ', el('code', {}, each.attack), ', defence ', el('code', {}, each.defence), `. ${each.ends}`),
  el('p.source', {}, el('a', { href: each.source, rel: 'noreferrer', target: '_blank' }, each.source)));

function mount(section, tools) {
  const often = el('p', {}, '…');
  const lender = el('span', {}, '…');
  const limit = el('span', {}, '…');
  const live = part('live', 'Watch it happen', el('p.hint', {},
    'Computed now, on this machine, with made-up applicants. Both lenders get the same honest applications and the same attacker; amounts and incomes in any currency, k for thousands; nobody earns more than 120k here.'));
  section.append(
    el('h1', {}, 'A model believes what it is fed'),
    el('p.lead', {}, 'Who can add to the data that a model learns from can change what it decides. That is called data poisoning. It needs no break-in, and the model still looks right most of the time.'),
    part('steps', 'How a loan is stolen in three steps', el('ol', {}, ...STEPS.map(story))),
    live,
    part('costs', 'What it costs',
      el('ul', {},
        el('li', {}, el('strong', {}, 'The attacker:'), ' 12 false applications a month, 96 in eight months, and forged papers for each. Nobody looked into the model.'),
        el('li', {}, el('strong', {}, 'The lender:'), ' ', lender),
        el('li', {}, el('strong', {}, 'An example, not a measurement:'), ' ten loans of 95,000 that nobody pays back are 950,000.')),
      often),
    part('monday', 'What to do on Monday', el('ol.checklist', {}, ...MONDAY.map(pair))),
    part('happened', 'This has happened', el('div.cases', {}, ...CASES.map(happened))),
    part('hidden', 'What this does not show', el('p', {}, limit, ` ${HIDDEN}`),
      el('p.sheet', {}, el('button', { type: 'button', onclick: () => print() }, 'Print this page'), ' One sheet of A4, without the moving part.')));
  const stop = new AbortController();
  getJson('/api/story/evidence', {}, stop.signal).then(found => {
    const words = evidenceWords(found);
    often.textContent = words.often;
    lender.textContent = words.lender;
    limit.textContent = words.limit;
  }).catch(error => {
    if (!stop.signal.aborted) often.textContent = error.message;
  });
  const leave = mountStory(live, tools);
  tools.ready();
  return () => {
    stop.abort();
    leave();
  };
}

export const tab = { path: '/explain', name: 'explain', mount };
