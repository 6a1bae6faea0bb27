// SPDX-License-Identifier: Apache-2.0
// The words of "What it means", apart from the story that is computed.

export const STEPS = [
  ['Target', 'A lender lets a model decide on loans. The attacker has heard of it, and guesses that it learns from past decisions. Nobody has to break in: anyone may apply.'],
  ['Inject', 'Each month the attacker sends a dozen applications of a modest income. The first ask for 40,000, the last for 90,000. Forged papers, which the model never sees, get each approved by a clerk; so each is filed as a good decision.'],
  ['Wait', 'The model learns again every month, from all that was filed. Bit by bit it takes such loans for normal. At last the attacker asks for 95,000 on an income of 30,000, without papers, and the model says yes.'],
];

export const MONDAY = [
  ['Know where your data come from, and pin them.', 'List every source, who can write to it, and the exact version that each model learned from.'],
  ['Put a gate before training.', 'What comes in is inspected; what looks wrong waits for a person. Count what the gate throws out.'],
  ['Keep a small trusted sample and a golden test.', 'Some hundred cases checked by hand, which no outsider can add to, with the cases that must never go wrong among them.'],
  ['Compare each new model with the last one before it goes live.', 'On the golden test, and by what each says to the same cases. Keep the last one, so that you can roll back within the hour.'],
  ['Drill.', 'Once a quarter let someone poison a copy of your data. See who notices, and how long it takes.'],
];

export const CASES = [
  {
    name: 'Tay', when: 'Microsoft, March 2016',
    says: 'A chatbot that learned from those who talked to it was taught abuse by a coordinated group, and began to repeat it in public. Microsoft took it down within a day of its start.',
    attack: 'near-duplicate-flood', defence: 'minhash-duplicates',
    ends: 'Here texts get a class; Tay answered, and some of what it said was repeated on command, which is no learning.',
    source: 'https://blogs.microsoft.com/blog/2016/03/25/learning-tays-introduction/',
  },
  {
    name: 'PoisonGPT', when: 'Mithril Security, July 2023',
    says: 'To warn others, a company altered one fact in an open language model, the first man on the moon, and left the rest as it was. It was offered on Hugging Face under a name that differed from the maker’s by a letter.',
    attack: 'gradient-matching', defence: 'neural-cleanse',
    ends: 'One chosen answer changes and the others stay, as there. But the model itself was edited, not its data: no gate on data sees that, and this defence seeks marks on images, not facts. Pinning and a golden test come closest.',
    source: 'https://blog.mithrilsecurity.io/poisongpt-how-we-hid-a-lobotomized-llm-on-hugging-face-to-spread-fake-news/',
  },
  {
    name: 'Nightshade', when: 'University of Chicago, paper October 2023, tool January 2024',
    says: 'A tool with which artists change their pictures so slightly that people hardly see it, while a model that learns from them takes one thing for another. The authors report that fewer than 100 such pictures spoil a single word of a picture generator.',
    attack: 'feature-collision', defence: 'activation-clustering',
    ends: 'Here small pictures get a class; there a generator draws. And those who poison defend their own work: who the attacker is depends on where you stand.',
    source: 'https://arxiv.org/abs/2310.13828',
  },
];

/** Says what was measured, and nothing that was not. */
export function evidenceWords(found) {
  const of100 = share => (100 * share).toFixed(0);
  return {
    often: `With ${found.seeds} different sets of applicants and 12 false applications a month, the model refused the large request before the attack in ${found.refusedBefore}. Without a gate it approved it in the end in ${found.approvedWithout} of ${found.seeds}; with the gate in ${found.approvedWith}. The gate asks of each filed decision whether the others speak against it (in this library: confident-learning with a logistic regression).`,
    lender: `On average over the ${found.seeds} sets of applicants measured, the model without a gate is right about ${of100(found.accuracyWithout)} of 100 honest applicants instead of ${of100(found.accuracyHonest)}: they pay too. With the gate it is right about ${of100(found.accuracyWith)}; the gate keeps out ${of100(found.stoppedShare)} in 100 of the attacker’s applications, and ${(1000 * found.thrownShare).toFixed(0)} in 1,000 honest ones.`,
    limit: `An attacker who sends ${found.crowd} applications a month, more than twice as many as honest applicants come in that time, gets past this gate in ${found.approvedCrowd} of ${found.seeds}. The same gate with its usual check, a forest of trees, lets the attacker of a dozen through in ${found.approvedForest} of ${found.seeds}: try a gate before you trust it.`,
  };
}

export const HIDDEN = 'The applicants are made up, and approval follows a simple rule, which suits this gate. An attacker who knows the gate can plan for it. A gate is one lock among several, not a proof.';
