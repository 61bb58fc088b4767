import { to } from "../route.ts";

/** A visitor by the beginning of their random id. */
export function VisitorLink({ visitor }: { readonly visitor: string }) {
  return (
    <a class="id" href={to("visitors", visitor)}>
      {visitor.slice(0, 8)}
    </a>
  );
}
