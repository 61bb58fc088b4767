import type { Colourway } from "./product.ts";

function way(name: string, main: string, accent: string, base: string, detail: string): Colourway {
  return { name, main, accent, base, detail };
}

export const ember = way("Ember", "#e8512f", "#1d2230", "#fbf6ee", "#ffb547");
export const tartan = way("Tartan", "#c8432b", "#f6d9c4", "#fdf8f1", "#3a1f1a");
export const glacier = way("Glacier", "#bfdbe6", "#1f5f7a", "#ffffff", "#f2683c");
export const lagoon = way("Lagoon", "#1f7f86", "#c9f0dd", "#f4fbf7", "#ffd166");
export const citron = way("Citron", "#dcee52", "#1d2a2c", "#fbfdf0", "#ff6b4a");
export const chalk = way("Chalk", "#eeeae1", "#c8432b", "#ffffff", "#2a2e35");
export const graphite = way("Graphite", "#4a515c", "#e8512f", "#d9dce0", "#f4f2ec");
export const midnight = way("Midnight", "#26365a", "#8fb8ff", "#eef2fa", "#ff8a5b");
export const moss = way("Moss", "#5d7350", "#e2c48a", "#ece6d6", "#2c3327");
export const clay = way("Clay", "#b9785a", "#f3e3d0", "#f7efe4", "#463028");
export const lilac = way("Lilac", "#b7a6dd", "#493a80", "#faf7ff", "#ff9d6c");
export const blush = way("Blush", "#f0b5a8", "#a8384c", "#fff6f1", "#3b2b3a");
export const sky = way("Sky", "#5aa2dc", "#ffffff", "#f3f8fd", "#ffd35c");
export const pine = way("Pine", "#24524a", "#f0a35c", "#e9e4d4", "#d8e8d0");
export const sand = way("Sand", "#d9c5a0", "#6b5636", "#f9f3e6", "#3c6e71");
