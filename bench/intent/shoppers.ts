import { featuresOf } from "../../edge/domain/persona/probability/visit-features.ts";

/** A visit as a model is trained on it. */
export interface Example {
  readonly features: Readonly<Record<string, number>>;
  readonly bought: boolean;
}

/** Which columns a model may use: what the shipped one uses, all that a tag sees, or the shop's analytics too. */
export type Columns = "live" | "tag-visible" | "with-page-values";

const CODES = ["OperatingSystems", "Browser", "Region", "TrafficType"] as const;
const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "June",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];
// Of a rarer code a tree would learn chance.
const CODES_KEPT = 20;

/** Reads a file with the columns of UCI's Online Shoppers. */
export function readShoppers(csv: string, columns: Columns): readonly Example[] {
  const [header = "", ...lines] = csv.trim().split(/\r?\n/);
  const names = header.split(",");
  for (const name of ["ProductRelated", "VisitorType", "Revenue"]) {
    if (!names.includes(name)) throw new Error(`The file has no column ${name}.`);
  }
  return lines.map((line) => {
    const cells = line.split(",");
    const row: Record<string, string> = {};
    for (const [index, name] of names.entries()) row[name] = cells[index] ?? "";
    return { features: featuresOfRow(row, columns), bought: isTrue(row["Revenue"]) };
  });
}

function featuresOfRow(row: Readonly<Record<string, string>>, columns: Columns) {
  const number = (name: string) => Number(row[name] ?? 0);
  const time = (name: string) => ({ pages: number(name), seconds: number(`${name}_Duration`) });
  const features: Record<string, number> = featuresOf({
    product: time("ProductRelated"),
    informational: time("Informational"),
    administrative: time("Administrative"),
    returning: row["VisitorType"] === "Returning_Visitor",
    weekend: isTrue(row["Weekend"]),
  });
  if (columns === "live") return features;
  features["otherVisitor"] = Number(row["VisitorType"] === "Other");
  features["SpecialDay"] = number("SpecialDay");
  features["month"] = MONTHS.indexOf(row["Month"] ?? "");
  for (const month of MONTHS) features[`month=${month}`] = Number(row["Month"] === month);
  for (const name of CODES) {
    for (let code = 1; code <= CODES_KEPT; code++) {
      features[`${name}=${code}`] = Number(number(name) === code);
    }
  }
  if (columns === "with-page-values") {
    for (const name of ["PageValues", "BounceRates", "ExitRates"]) features[name] = number(name);
  }
  return features;
}

function isTrue(cell: string | undefined): boolean {
  return cell?.toUpperCase() === "TRUE";
}
