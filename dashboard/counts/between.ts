/** Where a share lies that was found in a sample: Wilson's interval at 95 %. */
export function shareBetween(fit: number, asked: number): readonly [number, number] {
  const z = 1.96;
  const share = fit / asked;
  const spread = z * Math.sqrt((share * (1 - share)) / asked + (z / asked / 2) ** 2);
  const middle = share + z ** 2 / asked / 2;
  const whole = 1 + z ** 2 / asked;
  return [Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole)];
}
