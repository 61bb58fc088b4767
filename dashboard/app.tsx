import { useEffect } from "preact/hooks";
import { listen } from "./api/live.ts";
import { session } from "./api/session.ts";
import { resume } from "./api/sign-in.ts";
import { Confirm } from "./parts/confirm.tsx";
import { Shell } from "./parts/shell.tsx";
import { Toasts } from "./parts/toast.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { ChooseShop } from "./pages/choose-shop.tsx";
import { Opening } from "./pages/opening.tsx";
import { shop, siteId, todayAt } from "./shop.ts";
import { language } from "./words.ts";

export function App() {
  const who = session.value;
  const site = siteId.value;
  useEffect(() => void resume(), []);
  // A new day, or a clock that was moved, begins a new count.
  const { value: today } = todayAt;
  const known = shop.value?.site === site;
  useEffect(() => (known ? listen(site, today) : undefined), [known, site, today, language.value]);
  if (who === undefined) return null;
  if (who === null) return <SignIn />;
  if (!site) return <ChooseShop />;
  return (
    <>
      {known ? <Shell /> : <Opening site={site} />}
      <Confirm />
      <Toasts />
    </>
  );
}
