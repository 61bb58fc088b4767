import type { Article } from "./product.ts";

export const trainingAdvice: readonly Article[] = [
  {
    id: "sixteen-weeks-to-a-marathon",
    title: "Sixteen weeks to a marathon",
    topic: "marathon training",
    line: "A calm plan for people with a job: four runs a week, one of them long.",
    author: "Jonas Brandt",
    published: "2026-02-04",
    minutes: 8,
    sections: [
      {
        heading: "The shape of the plan",
        text: [
          "Six weeks to build, seven to sharpen, three to rest. Every fourth week is lighter. The long run grows from 14 to 32 kilometres and never grows two weeks in a row by more than three.",
        ],
      },
      {
        heading: "The week",
        text: [
          "Tuesday fast, Thursday easy, Saturday steady, Sunday long. If you have to drop one, drop Saturday. If you have to drop two, sleep.",
        ],
      },
      {
        heading: "Shoes for training and for the day",
        text: [
          "Train in a cushioned daily shoe and keep the racer for two long runs and the race itself. Your calves need to know it; your foam should not be worn.",
        ],
      },
      {
        heading: "The last three weeks",
        text: [
          "Half the distance, the same rhythm. You will feel slow, nervous and slightly ill. That is called tapering, and it is working.",
        ],
      },
    ],
    products: ["solvane-marathon-pro", "kestrel-aero-3", "orrery-pace"],
  },
  {
    id: "marathon-eating",
    title: "Eating for 42 kilometres",
    topic: "marathon training",
    line: "60 grams an hour, and why your stomach must train too.",
    author: "Dr. Amira Haddad",
    published: "2026-03-28",
    minutes: 5,
    sections: [
      {
        heading: "The sum is simple",
        text: [
          "You can store about two hours of running. For the rest you need 60 grams of carbohydrate an hour: a gel every 25 minutes, from the beginning, before you feel that you need it.",
        ],
      },
      {
        heading: "Train your stomach",
        text: [
          "Take gels on your long runs, the same ones as in the race. After six weeks the body takes up a third more of it.",
        ],
      },
      {
        heading: "Salt and coffee",
        text: [
          "Above 20 degrees add electrolytes. Caffeine helps most runners from kilometre 30 on, if they like coffee anyway.",
        ],
      },
    ],
    products: ["oatwell-gel-box", "oatwell-caffeine-gel", "oatwell-electrolyte"],
  },
  {
    id: "first-five-kilometres",
    title: "From the sofa to five kilometres",
    topic: "beginners",
    line: "Eight weeks, three times a week, never out of breath.",
    author: "Nele Vogt",
    published: "2026-01-05",
    minutes: 4,
    sections: [
      {
        heading: "Walk more than you think",
        text: [
          "One minute of running, two of walking, eight times. That is week one, and it should feel too easy. Bones and tendons learn more slowly than lungs.",
        ],
      },
      {
        heading: "Add a minute a week",
        text: [
          "Every week the running part grows by one minute. If it was hard, repeat the week. There is no deadline.",
        ],
      },
      {
        heading: "What you need",
        text: [
          "A pair of forgiving shoes and a shirt that dries. Everything else can wait until you know that you like it.",
        ],
      },
    ],
    products: ["paceward-first", "paceward-first-soft", "orrery-one"],
  },
  {
    id: "reading-your-pulse",
    title: "What your pulse tells you",
    topic: "training",
    line: "Three zones are enough. The other two are for the marketing department.",
    author: "Dr. Amira Haddad",
    published: "2026-05-21",
    minutes: 4,
    sections: [
      {
        heading: "Easy, steady, hard",
        text: [
          "Easy: you could sing. Steady: you can speak. Hard: you can nod. Four of five runs belong to the first.",
        ],
      },
      {
        heading: "Wrist or chest",
        text: [
          "The wrist is good for resting pulse and easy runs. For intervals use a strap: light through moving skin is always a few seconds late.",
        ],
      },
      {
        heading: "The number that matters",
        text: [
          "Watch the pulse at the same pace over the months. If it falls, you are getting better, whatever the watch calls it.",
        ],
      },
    ],
    products: ["orrery-strap", "orrery-pace", "orrery-one"],
  },
  {
    id: "running-in-the-dark",
    title: "Running in the dark",
    topic: "training",
    line: "November is long. Light, layers, and a route you know.",
    author: "Liv Aasen",
    published: "2025-11-02",
    minutes: 3,
    sections: [
      {
        heading: "Be seen first",
        text: [
          "Cars see movement: reflectors belong on wrists and ankles. A head torch helps you; a rear light helps them.",
        ],
      },
      {
        heading: "Dress for the second kilometre",
        text: [
          "If you are warm at the door you are dressed too warmly. A wind jacket over a merino shirt is right from five degrees down to minus five.",
        ],
      },
    ],
    products: ["lumen-torch", "tarn-wind", "tarn-merino"],
  },
];
