type Prefs = Readonly<Record<string, string | number | boolean>>;

/** No start page, no updates, no call to anywhere but the test's own servers. */
export const quietPrefs: Prefs = {
  "app.normandy.enabled": false,
  "app.update.auto": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.region.update.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "browser.search.update": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.startup.page": 0,
  "browser.tabs.warnOnClose": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.manage-offline-status": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "startup.homepage_welcome_url": "about:blank",
  "startup.homepage_welcome_url.additional": "",
  "toolkit.startup.max_resumed_crashes": -1,
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.server": "data:,",
};

/** Push through a local service, notifications through the desktop's D-Bus. */
export function pushPrefs(serviceUrl: string): Prefs {
  return {
    "dom.push.serverURL": serviceUrl,
    "dom.push.testing.allowInsecureServerURL": true,
    "dom.push.connection.enabled": true,
    // After a lost connection, milliseconds.
    "dom.push.retryBaseInterval": 200,
    // BiDi's recommended preferences would switch the push connection off.
    "remote.prefs.recommended": false,
    "alerts.useSystemBackend": true,
    // Newer versions show a notification's buttons without being asked.
    "dom.webnotifications.actions.enabled": true,
  };
}
