/**
 * Whether this is a tab of Safari on an iPhone or iPad whose shop can do there what a tab cannot:
 * receive pushes from the home screen. In other apps' browsers nobody finds the way.
 */
export function needsHomeScreen(): boolean {
  if (Reflect.get(navigator, "standalone") !== false) return false;
  const [, major, minor] =
    /Version\/(\d+)\.(\d+)\S*(?: Mobile\/\w+)? Safari\/[\d.]+$/.exec(navigator.userAgent) ?? [];
  const version = Number(major) + Number(minor) / 100;
  // Since 16.4 what was put there as an app may push; since 26 everything put there is one.
  const isApp = document.querySelector(
    "link[rel~=manifest],meta[name=apple-mobile-web-app-capable]",
  );
  return version >= 26 || (version >= 16.04 && isApp !== null);
}
