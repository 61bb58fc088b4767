// Finds the browsers that the tests drive, and installs Debian's where they are missing and the user may.
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

const wanted = [
  {
    variable: "CHROME_PATH",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
  },
  { variable: "FIREFOX_PATH", names: ["firefox", "firefox-esr"], package: "firefox-esr" },
];
// Chromium without a desktop: most tests need none, and take half the time. Without it Chromium serves them too.
const shell = {
  variable: "HEADLESS_SHELL_PATH",
  names: ["chromium-headless-shell"],
  package: "chromium-headless-shell",
};
// Trusted clicks on notifications go over a message bus; a stand-in of a push service needs a certificate.
const tools = [
  { names: ["dbus-run-session"], package: "dbus" },
  { names: ["openssl"], package: "openssl" },
];

/** The environment variables that tell the tests where the browsers are; ends the program if there are none. */
export function browsers() {
  // Whoever names a browser wants to see the tests run in that one.
  const quick = process.env.CHROME_PATH ? [] : [shell];
  for (const programs of [[...wanted, ...tools], quick]) {
    const missing = programs.filter((program) => !find(program));
    if (missing.length > 0) installPackages(missing.map((program) => program.package));
  }
  const still = [...wanted, ...tools].filter((program) => !find(program));
  if (still.length > 0) {
    const names = still.map((program) => program.package).join(" ");
    process.stderr.write(
      `The tests drive real browsers and miss: ${names}. Install them (Debian: apt-get install ${names}) or point CHROME_PATH and FIREFOX_PATH to yours.\n`,
    );
    process.exit(1);
  }
  const found = [...wanted, ...quick].map((browser) => [browser.variable, find(browser)]);
  return Object.fromEntries(found.filter(([, file]) => file));
}

function find({ variable, names }) {
  const given = variable && process.env[variable];
  if (given) return isProgram(given) ? given : undefined;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the answer is no.
    return false;
  }
}

function installPackages(names) {
  if (process.getuid?.() !== 0 || !find({ names: ["apt-get"] })) return;
  process.stdout.write(`installing ${names.join(", ")} …\n`);
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  try {
    const patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"];
    execFileSync("apt-get", [...patience, "update"], options);
    execFileSync(
      "apt-get",
      [...patience, "install", "-y", "--no-install-recommends", ...names],
      options,
    );
  } catch (error) {
    process.stderr.write(`apt-get could not install them (${error.message}).\n`);
  }
}
