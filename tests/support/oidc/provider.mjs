// Starts an OpenID Connect provider: PACKAGE_FOLDER. Prints its port when it listens, and ends with
// whoever started it: when standard input closes. POST /control sets how it behaves; with JSON:
//   people    {name: [groups]}: who can sign in, with any password
//   returns   origins of servers that it knows
//   apart     true: groups are told by the userinfo endpoint alone
//   lie       {claims, key, alg}: id tokens with other claims, signed by another key or not at all
//   offers    algorithms that it says it signs with
//   rotate    true: signs with a new key from now on
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(modules, name)));
const { default: Provider } = await load("oidc-provider/lib/index.js");
const { SignJWT, UnsecuredJWT, decodeJwt, importJWK } = await load("jose/dist/webapi/index.js");

const CLIENT = { client_id: "leerkring", client_secret: "a secret of the provider and the server" };
const FRESH = { people: {}, returns: ["http://localhost:8000"], apart: false, lie: null, offers: null };
let behaves = { ...FRESH };
let key = newKey();
let provider;

function newKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" };
}

function newProvider() {
  const made = new Provider(`http://localhost:${server.address().port}`, {
    clients: [{
      ...CLIENT,
      redirect_uris: behaves.returns.map((origin) => `${origin}/sign-in/callback`),
      post_logout_redirect_uris: behaves.returns.map((origin) => `${origin}/sign-out`),
    }],
    claims: { openid: ["sub", "groups"] },
    conformIdTokenClaims: behaves.apart,
    cookies: { keys: ["signs the provider's own cookies"] },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, groups: behaves.people[id] ?? [] }),
    }),
    jwks: { keys: [key] },
    async loadExistingGrant(ctx) { // nobody is asked whether the server may know who they are
      const { client, session } = ctx.oidc;
      const grant = new made.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
  });
  made.use(async (ctx, next) => {
    await next();
    if (behaves.offers && ctx.body?.issuer) {
      ctx.body.id_token_signing_alg_values_supported = behaves.offers;
    }
    if (behaves.lie && ctx.body?.id_token) ctx.body.id_token = await lied(ctx.body.id_token);
  });
  return made;
}

async function lied(token) {
  const { claims = {}, alg = "RS256", key: which } = behaves.lie;
  const told = { ...decodeJwt(token), ...claims };
  for (const name of Object.keys(told)) if (told[name] === null) delete told[name];
  if (alg === "none") return new UnsecuredJWT(told).encode();
  if (alg === "HS256") {
    const secret = new TextEncoder().encode(CLIENT.client_secret);
    return new SignJWT(told).setProtectedHeader({ alg }).sign(secret);
  }
  const signing = which === "another" ? { ...newKey(), kid: key.kid } : key;
  return new SignJWT(told)
    .setProtectedHeader({ alg, kid: signing.kid })
    .sign(await importJWK(signing, alg));
}

async function control(request, response) {
  let body = "";
  for await (const piece of request) body += piece;
  const { rotate, ...changes } = JSON.parse(body);
  behaves = { ...FRESH, ...changes };
  if (rotate) key = newKey();
  provider = newProvider();
  response.end("{}");
}

const server = createServer((request, response) => {
  if (request.url === "/control") return control(request, response);
  return provider.callback()(request, response);
});
server.listen(0, "127.0.0.1", () => {
  provider = newProvider();
  console.log(server.address().port);
});
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
