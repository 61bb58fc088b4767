import type { Colourway } from "../catalogue/product.ts";
import { apparelDrawings } from "./apparel.ts";
import { electronicsDrawings } from "./electronics.ts";
import { essentialsDrawings } from "./essentials.ts";
import { shoe } from "./shoe.ts";
import { shoeShapes } from "./shoe-shape.ts";

const drawings = { ...apparelDrawings, ...electronicsDrawings, ...essentialsDrawings };

/** The SVG file of a product in one of its colours. */
export function picture(drawing: string, way: Colourway): string {
  const shape = shoeShapes[drawing];
  if (shape) return svg("14 76 456 256", shoe(shape, way), shadow(244, 296, 200, 9));
  const draw = drawings[drawing];
  if (!draw) throw new Error(`Nobody knows how to draw "${drawing}".`);
  return svg("0 -14 480 388", draw(way), shadow(240, 352, 130, 8));
}

function shadow(x: number, y: number, width: number, height: number): string {
  return `<radialGradient id="sh"><stop offset="0" stop-color="#10131c" stop-opacity=".42"/><stop offset=".6" stop-color="#10131c" stop-opacity=".2"/><stop offset="1" stop-color="#10131c" stop-opacity="0"/></radialGradient><ellipse cx="${x}" cy="${y}" rx="${width}" ry="${height}" fill="url(#sh)"/>`;
}

function svg(box: string, body: string, under: string): string {
  const [, , width, height] = box.split(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width}" height="${height}">${under}${body}</svg>\n`;
}
