/**
 * What a schema asks of a value in words of its own. A schema gives the code as its message; the edge has a sentence
 * for each in every language of its readers, and one for whatever a schema leaves unsaid.
 */
export type Complaint =
  | "name"
  | "key"
  | "language-tag"
  | "no-fallback"
  | "link"
  | "currency"
  | "minor-units"
  | "origin"
  | "full-address"
  | "time-of-day"
  | "moment"
  | "time-zone"
  | "colour"
  | "font"
  | "country"
  | "share"
  | "holdout-campaign"
  | "holdout-shop"
  | "condition"
  | "nesting"
  | "attributes"
  | "places"
  | "tab"
  | "one-person"
  | "push-point"
  | "push-secret";
