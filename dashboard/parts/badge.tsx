interface BadgeProps {
  readonly tone: "good" | "warn" | "bad" | "none";
  readonly text: string;
}

/** A state in a word, with a dot that says the same. */
export function Badge({ tone, text }: BadgeProps) {
  return (
    <span class="badge" data-tone={tone}>
      {text}
    </span>
  );
}
