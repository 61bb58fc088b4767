import { startBus } from "./dbus.ts";
import { RETURN, SIGNAL, type Argument, type Incoming } from "./dbus-wire.ts";
import { Journal } from "./journal.ts";

const NAME = "org.freedesktop.Notifications";
const CAPABILITIES = ["actions", "body", "body-markup", "icon-static", "persistence"];
const CLOSED_BY_USER = 2;
const CLOSED_BY_CALL = 3;

/** What a browser asked the desktop to show. */
interface DesktopNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Pairs of key and label, flattened; a click on the text itself has the key "default". */
  readonly actions: readonly string[];
  /** The one it takes the place of; 0 if none. */
  readonly replaces: number;
}

export interface Desktop {
  /** Browsers with this environment show their notifications here. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  readonly shown: Journal<DesktopNotification>;
  /** As a person does it: the browser can't tell the difference. */
  readonly click: (notification: DesktopNotification, label?: string) => void;
  readonly dismiss: (notification: DesktopNotification) => void;
  readonly close: () => Promise<void>;
}

/** A desktop's notification area without a desktop, for trusted clicks in headless browsers. */
export async function startDesktop(): Promise<Desktop> {
  const shown = new Journal<DesktopNotification>();
  let lastId = 0;
  const bus = await startBus(NAME, (call) => reply(call, answerTo(call)));

  function answerTo({ member, body }: Incoming): readonly Argument[] {
    switch (member) {
      case "GetCapabilities":
        return [{ type: "as", value: CAPABILITIES }];
      case "GetServerInformation":
        return ["Edgewise", "tests", "1", "1.2"].map((value) => ({ type: "s", value }));
      case "Notify": {
        body.text();
        const replaces = body.uint32();
        body.text();
        lastId += 1;
        const id = replaces || lastId;
        const [title, text] = [body.text(), body.text()];
        shown.note({ id, replaces, title, body: text, actions: body.texts() });
        return [{ type: "u", value: id }];
      }
      case "CloseNotification":
        signal("NotificationClosed", body.uint32(), CLOSED_BY_CALL);
        return [];
      default:
        return [];
    }
  }

  function reply({ serial, sender }: Incoming, values: readonly Argument[]): void {
    bus.send({ kind: RETURN, destination: sender, replyTo: serial, arguments: values });
  }

  function signal(member: string, id: number, second: number | string): void {
    const last: Argument =
      typeof second === "string" ? { type: "s", value: second } : { type: "u", value: second };
    bus.send({
      kind: SIGNAL,
      path: `/${NAME.replaceAll(".", "/")}`,
      interface: NAME,
      member,
      arguments: [{ type: "u", value: id }, last],
    });
  }

  return {
    env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    shown,
    click: ({ id, actions }, label) => {
      const at = label === undefined ? -1 : actions.indexOf(label);
      signal("ActionInvoked", id, at > 0 ? (actions[at - 1] ?? "default") : "default");
    },
    dismiss: ({ id }) => signal("NotificationClosed", id, CLOSED_BY_USER),
    close: bus.close,
  };
}
