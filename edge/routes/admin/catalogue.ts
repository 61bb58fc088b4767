import { Hono } from "hono";
import { recommenderOf } from "../../namespaces.ts";
import { mount } from "./mount.ts";

/** What recommendations are made from, and how it is. */
export const catalogue = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("readHealth", async ({ env, site }) => ({
      model: await recommenderOf(env, site).health(),
    })),
  )
  .route(
    "/",
    mount("buildModel", ({ env, site }) => recommenderOf(env, site).rebuild()),
  );
