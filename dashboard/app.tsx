import { useEffect } from "preact/hooks";
import { listen } from "./api/live.ts";
import { session } from "./api/session.ts";
import { resume } from "./api/sign-in.ts";
import { Confirm } from "./parts/confirm.tsx";
import { Shell } from "./parts/shell.tsx";
import { Toasts } from "./parts/toast.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { ChooseShop } from "./pages/choose-shop.tsx";
import { shop, siteId } from "./shop.ts";

export function App() {
  const who = session.value;
  const site = siteId.value;
  useEffect(() => void resume(), []);
  useEffect(() => (site ? listen(site) : undefined), [site]);
  if (who === undefined) return null;
  if (who === null) return <SignIn />;
  if (!site) return <ChooseShop />;
  return (
    <>
      {shop.value ? <Shell /> : null}
      <Confirm />
      <Toasts />
    </>
  );
}
