/** Settings of npm and pnpm, and what they tell their children: `npm_config_…`, `pnpm_config_…`, `NPM_TOKEN`, `npm_execpath`. */
const packageManagerVariable = /^p?npm_/i;

/** Where an install finds the public packages, and how it gets there. Nothing here can map a scope to a registry. */
const networkSetting =
  /^npm_config_(registry|userconfig|globalconfig|cache|proxy|http_proxy|https_proxy|ca|cafile|cert|key|strict_ssl|maxsockets|local_address|fetch_.+|\/\/.+)$/i;

const loopback = ["127.0.0.1", "localhost", "::1"];

/**
 * For a child that publishes: it knows the registry of its own configuration file and no other. npx and `npm run` hand on
 * `npm_config_userconfig`, which once sent a publish to the public registry. Proxies and certificate authorities that are
 * not npm's (`HTTPS_PROXY`, `NODE_EXTRA_CA_CERTS`) stay.
 */
export function publishingEnvironment(
  env: NodeJS.ProcessEnv,
  { url, userConfig, globalConfig }: { url: string; userConfig: string; globalConfig: string },
): NodeJS.ProcessEnv {
  return {
    ...withDirectLoopback(
      keep(env, () => false),
      undefined,
    ),
    // Lower case: npm reads both, and the lower case one last.
    npm_config_registry: url,
    npm_config_userconfig: userConfig,
    npm_config_globalconfig: globalConfig,
  };
}

/** For a child that packs or installs as a user would: the machine's own registry and proxy, no mapping of a scope, nothing of this run. */
export function consumerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return withDirectLoopback(
    keep(env, (name) => networkSetting.test(name)),
    env["npm_config_noproxy"],
  );
}

function keep(env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !packageManagerVariable.test(name) || wanted(name)),
  );
}

/** What goes to loopback goes there directly, also where a proxy is set. */
function withDirectLoopback(env: NodeJS.ProcessEnv, npmSetting: string | undefined): NodeJS.ProcessEnv {
  const hosts = [npmSetting, env["no_proxy"], env["NO_PROXY"], ...loopback].filter(Boolean).join(",");
  return { ...env, NO_PROXY: hosts, no_proxy: hosts, npm_config_noproxy: hosts };
}
