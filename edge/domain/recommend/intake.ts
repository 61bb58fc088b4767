import { draw } from "../draw.ts";

const HOUR_MS = 3_600_000;
/** Enough to renew a full model twice a day; more would only cost. */
export const PER_HOUR = 10_000;

/** How many finished visits come in, and which share of them is wanted. */
export interface Intake {
  /** Start of the hour that is counted, epoch ms. */
  readonly hourAt: number;
  readonly taken: number;
  readonly share: number;
}

export const openIntake: Intake = { hourAt: 0, taken: 0, share: 1 };

/** The share that an hour asks for, from how many came in the hour before. */
export function intakeAt(intake: Intake, now: number): Intake {
  const hourAt = Math.floor(now / HOUR_MS) * HOUR_MS;
  if (hourAt === intake.hourAt) return intake;
  const isNext = hourAt === intake.hourAt + HOUR_MS;
  const offered = isNext ? intake.taken / Math.max(intake.share, 1 / PER_HOUR) : 0;
  return { hourAt, taken: 0, share: Math.min(1, PER_HOUR / Math.max(1, offered)) };
}

/** Once the hour is full nothing more is wanted until it ends. */
export function wantedShare({ taken, share }: Intake): number {
  return taken >= PER_HOUR ? 0 : share;
}

/** When the share is to be asked for again. */
export function shareEndsAt({ hourAt }: Intake): number {
  return hourAt + HOUR_MS;
}

/** Whether this visit is among the share: the same answer wherever it is asked. */
export function isWanted(visitor: string, at: number, share: number): boolean {
  return share >= 1 || draw(`${visitor}/${at}`, "learn") < share;
}
