/** Says at the end which tests only held at their second try, so that what wavers is seen and mended. */
// oxlint-disable-next-line import/no-default-export -- Vitest takes a reporter from a file's default.
export default class SecondTries {
  #wavering = [];

  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky)
      this.#wavering.push(`${test.module.relativeModuleId}: ${test.name}`);
  }

  onTestRunEnd() {
    for (const name of this.#wavering)
      process.stdout.write(`held only at its second try: ${name}\n`);
  }
}
