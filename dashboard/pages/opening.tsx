import { resource } from "../api/resource.ts";
import { signOut } from "../api/sign-in.ts";
import { Loaded } from "../parts/loaded.tsx";
import { words } from "../words.ts";

/** Until the shop is known; when it can't be read, why, and a way out. */
export function Opening({ site }: { readonly site: string }) {
  const view = resource("readSite", { site });
  return (
    <main class="sign-in">
      <div class="opening">
        <h1 class="visually-hidden">Edgewise</h1>
        <Loaded of={view} lines={3}>
          {() => null}
        </Loaded>
        {view.fault.value && (
          <button type="button" class="button quiet" onClick={() => void signOut()}>
            {words.value.nav.signOut}
          </button>
        )}
      </div>
    </main>
  );
}
