import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface FrameProps {
  readonly label: string;
  readonly about?: string | undefined;
  readonly problem?: string | undefined;
}

interface FieldProps extends FrameProps {
  readonly children: (id: string, describedBy: string | undefined) => ComponentChildren;
}

/** A label, what it means and what is wrong with it, around one control. */
export function Field({ label, about, problem, children }: FieldProps) {
  const id = useId();
  const described = problem || about ? `${id}-about` : undefined;
  return (
    <div class={problem ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {children(id, described)}
      {described && (
        <p id={described} class={problem ? "problem" : "about"}>
          {problem ?? about}
        </p>
      )}
    </div>
  );
}

interface TextProps extends FrameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly long?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean | undefined;
}

export function TextField(props: TextProps) {
  const { label, about, problem, value, onChange, long, ...rest } = props;
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) =>
        long ? (
          <textarea
            id={id}
            rows={2}
            value={value}
            placeholder={rest.placeholder}
            disabled={rest.disabled}
            aria-describedby={described}
            aria-invalid={problem ? "true" : undefined}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <input
            id={id}
            type="text"
            value={value}
            placeholder={rest.placeholder}
            required={rest.required}
            disabled={rest.disabled}
            autocomplete="off"
            aria-describedby={described}
            aria-invalid={problem ? "true" : undefined}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

/** What is typed stays unseen. */
export function SecretField({ label, about, problem, value, onChange }: PickProps) {
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) => (
        <input
          id={id}
          type="password"
          value={value}
          required
          autocomplete="current-password"
          aria-describedby={described}
          aria-invalid={problem ? "true" : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface PickProps extends FrameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of day, "21:00". */
export function TimeField({ label, about, problem, value, onChange }: PickProps) {
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) => (
        <input
          id={id}
          class="short"
          type="time"
          value={value}
          aria-describedby={described}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A day and time, "2026-11-23T08:00", on whatever clock the caller means. */
export function MomentField({ label, about, problem, value, onChange }: PickProps) {
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) => (
        <input
          id={id}
          class="moment"
          type="datetime-local"
          value={value}
          aria-describedby={described}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function ColourField({ label, about, problem, value, onChange }: PickProps) {
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) => (
        <input
          id={id}
          type="color"
          value={value}
          aria-describedby={described}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface NumberProps extends FrameProps {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | "any";
}

export function NumberField(props: NumberProps) {
  const { label, about, problem, value, onChange, min, max, step = "any" } = props;
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) => (
        <input
          id={id}
          class="short"
          type="number"
          inputMode="decimal"
          value={value ?? ""}
          min={min}
          max={max}
          step={step}
          aria-describedby={described}
          aria-invalid={problem ? "true" : undefined}
          onInput={({ currentTarget }) =>
            onChange(currentTarget.value === "" ? undefined : currentTarget.valueAsNumber)
          }
        />
      )}
    </Field>
  );
}

interface ChoiceProps extends FrameProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function ChoiceField({ label, about, problem, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label} about={about} problem={problem}>
      {(id, described) => (
        <select
          id={id}
          value={value}
          aria-describedby={described}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface FlagProps {
  readonly label: string;
  readonly about?: string | undefined;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

export function FlagField({ label, about, value, onChange }: FlagProps) {
  const id = useId();
  return (
    <div class="flag">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={value}
        aria-describedby={about ? `${id}-about` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {about && (
        <p id={`${id}-about`} class="about">
          {about}
        </p>
      )}
    </div>
  );
}
