import { useProblemWithin, useValue } from "../../form/editing.ts";
import { asList, asNumber, asText, type Path } from "../../form/json.ts";
import {
  ChoiceField,
  ColourField,
  FlagField,
  NumberField,
  TextField,
  TimeField,
} from "../../parts/field.tsx";
import { words } from "../../words.ts";
import { MarketsField } from "./markets-field.tsx";

export function SettingsFields() {
  const w = words.value.setUp;
  return (
    <div class="fields">
      <Text path={["name"]} label={w.name} />
      <Zone />
      <Origins />
      <Consent />
      <Colour />
      <Text path={["cartUrl"]} label={w.cartUrl} optional />
      <Text path={["pushWorker"]} label={w.pushWorker} />
      <div class="full">
        <MarketsField />
      </div>
      <QuietHours />
      <Count path={["caps", "interruptionsPerVisit"]} label={w.interruptionsPerVisit} />
      <Count path={["caps", "messagesPerDay"]} label={w.messagesPerDay} />
      <Count path={["caps", "messagesPerWeek"]} label={w.messagesPerWeek} />
      <Count path={["abandonedAfterSeconds", "cart"]} label={w.cartLeft} />
      <Count path={["abandonedAfterSeconds", "payment"]} label={w.paymentLeft} />
      <Count path={["retentionDays"]} label={w.retentionDays} />
      <Count path={["outcomeDays"]} label={w.outcomeDays} />
      <Holdout />
      <div class="full switches">
        <Flag path={["sitewideSale"]} label={w.sitewideSale} about={w.sitewideSaleAbout} />
        <Flag path={["everyoneTreated"]} label={w.everyoneTreated} about={w.everyoneTreatedAbout} />
        <Flag path={["confirmedOrdersOnly"]} label={w.confirmed} about={w.confirmedAbout} />
        <Flag path={["pushNamesProducts"]} label={w.pushNames} about={w.pushNamesAbout} />
        <Flag path={["stopEverything"]} label={w.stopEverything} about={w.stopEverythingAbout} />
      </div>
    </div>
  );
}

interface FieldProps {
  readonly path: Path;
  readonly label: string;
}

function Text({ path, label, optional }: FieldProps & { readonly optional?: boolean }) {
  const { value, problem, set } = useValue(path);
  return (
    <TextField
      label={label}
      problem={problem}
      value={asText(value)}
      onChange={(text) => set(optional && text === "" ? undefined : text)}
    />
  );
}

function Count({ path, label }: FieldProps) {
  const { value, problem, set } = useValue(path);
  return (
    <NumberField
      label={label}
      problem={problem}
      min={0}
      step={1}
      value={asNumber(value)}
      onChange={set}
    />
  );
}

function Flag({ path, label, about }: FieldProps & { readonly about: string }) {
  const { value, set } = useValue(path);
  return <FlagField label={label} about={about} value={value === true} onChange={set} />;
}

function Zone() {
  const { value, problem, set } = useValue(["timeZone"]);
  const zone = asText(value);
  const zones = Intl.supportedValuesOf("timeZone");
  const options = zones.includes(zone) ? zones : [zone, ...zones];
  return (
    <ChoiceField
      label={words.value.setUp.timeZone}
      problem={problem}
      value={zone}
      options={options.map((one) => ({ value: one, label: one }))}
      onChange={set}
    />
  );
}

function Origins() {
  const w = words.value.setUp;
  const { value, set } = useValue(["origins"]);
  const problem = useProblemWithin(["origins"]);
  return (
    <TextField
      label={w.origins}
      about={w.originsAbout}
      problem={problem}
      long
      value={asList(value).map(asText).join("\n")}
      onChange={(text) => set(text === "" ? [] : text.split("\n"))}
    />
  );
}

function Consent() {
  const w = words.value.setUp;
  const { value, set } = useValue(["consent"]);
  return (
    <ChoiceField
      label={w.consent}
      value={asText(value)}
      options={Object.entries(w.consents).map(([mode, label]) => ({ value: mode, label }))}
      onChange={set}
    />
  );
}

function Colour() {
  const { value, problem, set } = useValue(["theme", "accent"]);
  return (
    <ColourField
      label={words.value.setUp.accent}
      problem={problem}
      value={asText(value) || "#000000"}
      onChange={set}
    />
  );
}

function QuietHours() {
  const w = words.value.setUp;
  const { value, set } = useValue(["quietHours"]);
  const from = useValue(["quietHours", "from"]);
  const to = useValue(["quietHours", "to"]);
  return (
    <div class="full switches">
      <FlagField
        label={w.quiet}
        value={value !== undefined}
        onChange={(wanted) => set(wanted ? { from: "22:00", to: "08:00" } : undefined)}
      />
      {value !== undefined && (
        <div class="fields inset">
          <TimeField label={w.quietFrom} value={asText(from.value)} onChange={from.set} />
          <TimeField label={w.quietTo} value={asText(to.value)} onChange={to.set} />
        </div>
      )}
    </div>
  );
}

function Holdout() {
  const w = words.value.setUp;
  const { value, problem, set } = useValue(["holdout"]);
  return (
    <NumberField
      label={w.holdout}
      about={w.holdoutAbout}
      problem={problem}
      min={0}
      max={50}
      value={Math.round((asNumber(value) ?? 0) * 1000) / 10}
      onChange={(percent) => set((percent ?? 0) / 100)}
    />
  );
}
