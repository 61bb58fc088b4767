import { bench } from "vitest";
import { predictedLogOdds, purchaseProbability, startCalibrations } from "./probability.ts";

const visit = {
  product: { pages: 22, seconds: 840 },
  informational: { pages: 2, seconds: 260 },
  administrative: { pages: 3, seconds: 45 },
  returning: true,
  weekend: false,
};

bench("purchase probability of one visit", () => {
  purchaseProbability(predictedLogOdds(visit), "cart", startCalibrations);
});
