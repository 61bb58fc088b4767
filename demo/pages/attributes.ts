import type { Product } from "../catalogue/product.ts";

const labels: Readonly<Record<string, readonly [name: string, unit: string]>> = {
  cushioning: ["Cushioning", ""],
  dropMm: ["Drop", " mm"],
  weightGrams: ["Weight", " g"],
  stackMm: ["Heel height", " mm"],
  surface: ["Surface", ""],
  width: ["Width", ""],
  distance: ["Distance", ""],
  plate: ["Plate", ""],
  material: ["Material", ""],
  season: ["Season", ""],
  fit: ["Fit", ""],
  display: ["Display", ""],
  batteryHours: ["Battery", " h"],
  waterproofMetres: ["Waterproof to", " m"],
  maps: ["Maps", ""],
  radio: ["Connects by", ""],
  light: ["Light", ""],
  volumeLitres: ["Volume", " l"],
  flavour: ["Flavour", ""],
  carbohydrateGrams: ["Carbohydrate", " g"],
  caffeineMg: ["Caffeine", " mg"],
  sodiumMg: ["Sodium", " mg"],
  proteinGrams: ["Protein", " g"],
  pieces: ["Pieces", ""],
  lengthCm: ["Length", " cm"],
};

/** What sets a product apart, in words: [["Drop", "8 mm"], …]. */
export function specification(product: Product): readonly (readonly [string, string])[] {
  return Object.entries(product.attributes).map(([key, value]) => {
    const label = labels[key];
    if (!label) throw new Error(`The attribute "${key}" of ${product.id} has no label.`);
    return [label[0], `${value}${label[1]}`];
  });
}
