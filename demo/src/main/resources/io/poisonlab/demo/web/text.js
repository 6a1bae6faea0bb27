// SPDX-License-Identifier: Apache-2.0
// A sentence, and what a clean and a poisoned model say of it.

import * as address from './address.js';
import { el, field, percent, select } from './elements.js';
import { Refused, getJson, persistentStream } from './server.js';
import { strongest, sureness, table, verdict } from './words.js';

const TYPING = 150;
const NOTHING = ' '; // what an emptied field is in the address, where nothing stands for the first sentence

function mount(section, { announce, ready }) {
  const leaving = new AbortController();
  let asking = new AbortController();
  let timer;
  let choices;
  let known = [];

  const input = el('textarea', { id: 'sentence', rows: 2, spellcheck: 'false', oninput: typed });
  const form = el('div.panel.knobs', {});
  const examples = el('div.examples', { role: 'group', 'aria-label': 'Sentences to try' });
  const refused = el('p.refused', { role: 'alert', hidden: true });
  const turned = el('p.turned', {});
  const clean = el('section.panel.model', { 'aria-label': 'Clean model' });
  const poisoned = el('section.panel.model', { 'aria-label': 'Poisoned model' });
  const facts = el('p.facts', {});
  const note = el('p.faint.note', {});
  const numbers = el('div.wide', { tabindex: 0, role: 'region', 'aria-label': 'The words in numbers' });
  const models = el('div.models', {}, clean, poisoned);
  section.append(
    el('h1', {}, 'One sentence, two models'),
    el('p.lead', {}, 'Both learned whether a sentence is positive or negative, one from clean sentences, the other after someone poisoned some of them. Type, and see what each says and which words decide it.'),
    form, field('Your sentence', input), examples, refused, turned, models,
    el('p.faint.key', {}, '▲ speaks for positive, ▼ for negative, the darker the more. The numbers are logarithms of odds; with the start, which every sentence has, they add up to what the model says. A word that it never saw is “unknown” and adds nothing. All numbers are rounded.'),
    facts, note,
    el('details', { open: true }, el('summary', {}, 'The words in numbers, the most moved first'), numbers),
    el('p.faint', {}, 'A naive Bayes counts words: it knows no order, no irony and no “not”. What is shown holds for such models; a large language model reads otherwise, and may be poisoned otherwise.'));

  const state = () => ({ ...choices.defaults, ...address.query() });
  const sentence = () => (input.value.trim() ? input.value : NOTHING);
  const set = (changes, replace) => {
    clearTimeout(timer);
    if (choices) address.change({ ...state(), sentence: sentence(), ...changes }, replace);
  };

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(() => set({}, true), TYPING);
  }

  const knob = (label, name, offered, now) =>
    field(label, select(offered, now[name], value => set({ [name]: value }), { name }));

  /** Keeps the focus where it was: a knob that is drawn again is another element. */
  function drawKnobs(now) {
    const focused = form.contains(document.activeElement) ? document.activeElement.name : undefined;
    form.replaceChildren(field('The models learn from', select(choices.data, now.data, value =>
      set({ data: value, sentence: choices.sentences[value]?.[value === 'reviews' ? 1 : 0] }), { name: 'data' })));
    if (now.data === 'reviews') {
      const shares = choices.shares.map(share => ({ id: String(share), label: percent(share) }));
      form.append(knob('Attack', 'attack', choices.attack, now), knob('Poisoned share', 'share', shares, now));
    }
    form.append(el('p.faint.help', {}, (now.data === 'reviews'
      ? choices.attack.find(choice => choice.id === now.attack)
      : choices.data.find(choice => choice.id === now.data))?.help ?? ''));
    form.querySelector(`[name="${focused}"]`)?.focus();
  }

  function drawExamples(now) {
    const offered = [...new Set([...(choices.sentences[now.data] ?? []), ...known])];
    examples.replaceChildren(...offered.map(text => el('button', {
      type: 'button',
      'aria-pressed': String(text === now.sentence),
      onclick: () => {
        const at = offered.indexOf(text);
        input.value = text;
        set({ sentence: text });
        examples.children[at]?.focus();
      },
    }, text)));
  }

  function drawFacts(line, now) {
    const { rows, poisonedRows, tests, cleanAccuracy, poisonedAccuracy, success } = line.facts;
    facts.replaceChildren(
      `${poisonedRows.toLocaleString('en')} of the ${rows.toLocaleString('en')} sentences that the poisoned model learned from are poisoned. `,
      `On ${tests.toLocaleString('en')} clean test sentences the clean model is right in ${percent(cleanAccuracy, 1)}, the poisoned one in ${percent(poisonedAccuracy, 1)}. `,
      success ? `The attacker wants: ${success.wish}. It works with ${success.reached} of ${success.aimed}; the clean model says the same of ${success.control} anyway.` : '');
    note.textContent = now.data === 'example'
      ? 'Eight sentences in all, two of them for testing: these accuracies mean nothing. The example shows how poison works, not how much it harms.'
      : 'One split of the data, seed 1: with another the numbers differ a little. A share of “Targeted flip” is one of the positive sentences, otherwise of all.';
    known = line.facts.turned;
    drawExamples(now);
  }

  function drawSentence(line) {
    const most = strongest(line.clean, line.poisoned);
    clean.replaceChildren(...verdict('Clean model', line.clean, most));
    poisoned.replaceChildren(...verdict('Poisoned model', line.poisoned, most));
    turned.textContent = !sentence().trim() ? 'Type a sentence. To none at all a model says what was more common.'
      : line.turned ? '⚠ The poison turns this sentence.' : 'Both say the same of this sentence.';
    turned.classList.toggle('flag', line.turned);
    numbers.replaceChildren(table(line.clean, line.poisoned));
    models.dataset.ready = 'true';
    const says = reading => `${reading.label}, ${sureness(reading)}`;
    announce(`Clean model: ${says(line.clean)}. Poisoned model: ${says(line.poisoned)}. ${line.turned ? 'Turned.' : ''}`);
  }

  async function refresh() {
    if (!choices || leaving.signal.aborted || address.tab() !== '/text') return;
    const now = state();
    if (sentence().trim() !== now.sentence.trim()) input.value = now.sentence.trim() ? now.sentence : '';
    drawKnobs(now);
    drawExamples(now);
    ready();
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    models.dataset.ready = 'false';
    try {
      await persistentStream('/api/text', now, line => {
        if (line.kind === 'models') drawFacts(line, now);
        if (line.kind === 'sentence') drawSentence(line);
      }, signal);
      refused.hidden = true;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Refused)) throw error;
      refused.textContent = error.message;
      refused.hidden = false;
    }
  }

  const forget = address.onAddress(refresh);
  getJson('/api/text/knobs', {}, leaving.signal).then(given => {
    choices = given;
    input.maxLength = given.longest;
    input.value = state().sentence.trim() ? state().sentence : '';
    refresh();
  }).catch(error => {
    if (leaving.signal.aborted) return;
    refused.textContent = error.message;
    refused.hidden = false;
    ready();
  });
  return () => {
    clearTimeout(timer);
    forget();
    leaving.abort();
    asking.abort();
  };
}

export const tab = { path: '/text', name: 'text', mount };
