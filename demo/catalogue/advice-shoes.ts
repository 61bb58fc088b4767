import type { Article } from "./product.ts";

export const shoeAdvice: readonly Article[] = [
  {
    id: "how-much-cushioning",
    title: "How much cushioning do you need?",
    topic: "cushioning",
    line: "Soft is not safe and firm is not fast. What foam really does, and how to choose.",
    author: "Marit Olsen",
    published: "2026-03-12",
    minutes: 5,
    sections: [
      {
        heading: "What cushioning does",
        text: [
          "With every step you land with two to three times your weight. Foam does not make this force disappear; it spreads it over time, so that muscles have a few more milliseconds to answer.",
          "More foam means more time. It also means more material that bends sideways, which tired ankles have to hold.",
        ],
      },
      {
        heading: "Three questions instead of a table",
        text: [
          "How long is your usual run? Under eight kilometres a balanced shoe is enough. How heavy are your legs the day after? If they ache, try a softer one. And how do you land? Who lands on the forefoot needs less under the heel.",
        ],
      },
      {
        heading: "Our rule of thumb",
        text: [
          "Choose one balanced shoe for most days, one soft shoe for long days, and only then think about a fast one. Two pairs in turn live longer than two pairs one after the other: foam needs a day to recover, as you do.",
        ],
      },
    ],
    products: ["kestrel-daybreak", "solvane-cloudmile", "paceward-first-soft"],
  },
  {
    id: "soft-or-springy",
    title: "Soft or springy: cushioning for the marathon",
    topic: "cushioning",
    line: "Two shoes, the same 40 millimetres, and a very different 42 kilometres.",
    author: "Jonas Brandt",
    published: "2026-04-02",
    minutes: 6,
    sections: [
      {
        heading: "The same number, another feeling",
        text: [
          "Stack height tells you how much foam there is, not what it does. A soft foam swallows energy; a springy one gives it back. Racing shoes use the second kind and put a plate into it, so that the foam does not lose its shape.",
        ],
      },
      {
        heading: "Who gains from a plate",
        text: [
          "Between three and four hours a plate saves most runners about two per cent of effort. Slower than that, stability is worth more: choose the wider heel.",
          "Our two most asked-for racers differ in exactly this. The Aero 3 rolls a little quicker, the Marathon Pro stands a little firmer.",
        ],
      },
      {
        heading: "Try them tired",
        text: [
          "In the shop every racer feels wonderful. Take the candidates out at the end of a long run: what still feels good then is your shoe.",
        ],
      },
    ],
    products: ["kestrel-aero-3", "solvane-marathon-pro", "solvane-cloudmile"],
  },
  {
    id: "when-to-replace",
    title: "When is a running shoe finished?",
    topic: "shoes",
    line: "Not after 800 kilometres. Four signs that tell you more than the odometer.",
    author: "Marit Olsen",
    published: "2026-01-20",
    minutes: 3,
    sections: [
      {
        heading: "Look at the side, not at the sole",
        text: [
          "Fine horizontal creases in the foam that stay when the shoe is empty mean that it no longer springs back. The rubber may still look new.",
        ],
      },
      {
        heading: "Listen to your shins",
        text: [
          "New little aches at the start of a run, gone in another pair: that is the foam speaking.",
        ],
      },
      {
        heading: "What to do with the old pair",
        text: [
          "Bring it to us. Worn soles become foam rollers, and you get five euros for the next pair.",
        ],
      },
    ],
    products: ["kestrel-daybreak", "paceward-first", "ground-roller"],
  },
  {
    id: "first-trail",
    title: "Your first trail run",
    topic: "trail",
    line: "Shorter steps, looser ankles, lighter heart.",
    author: "Liv Aasen",
    published: "2026-05-08",
    minutes: 4,
    sections: [
      {
        heading: "Forget your pace",
        text: [
          "A kilometre in the woods takes a third longer, and the same work. Run by breath: if you can still speak, you are right.",
        ],
      },
      {
        heading: "Look three metres ahead",
        text: [
          "Your feet follow your eyes. Look where you want to step, not where you are afraid to.",
        ],
      },
      {
        heading: "What to take along",
        text: [
          "Half a litre of water, a phone, a light jacket. Shoes with lugs make the difference on wet roots, nowhere else.",
        ],
      },
    ],
    products: ["fjellby-ridge", "fjellby-path", "fjellby-vest-5"],
  },
];
