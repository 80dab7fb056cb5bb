/**
 * Tokens recognised by their form, wherever they occur: rule id, prefix, rest. Each form comes from the issuer's documentation of tokens or
 * of secret scanning; many are listed together at
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * Where a token has no page of its issuer here, that list has it.
 */
export const TOKEN_RULES: readonly (readonly [id: string, form: string])[] = [
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
  [
    'github-token',
    'gh[pousr]_[A-Za-z0-9]{36,251}|ghs_(?:\\d{1,12}_)?ey[\\w-]{8,400}\\.[\\w-]{8,900}\\.[\\w-]{8,700}|github_pat_\\w{82}',
  ],
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  [
    'gitlab-token',
    'gl(?:pat|dt|rt|ft|soat|ffct|wt)-[\\w-]{20}|gl(?:pat|rt)-[\\w-]{20,300}\\.(?:\\d\\d\\.)?[0-9a-z]{7,9}',
  ],
  ['gitlab-token', 'glrt-t\\d_[\\w-]{20,30}|glptt-[0-9a-f]{40}|glimt-[\\w-]{25}|glagent-[\\w-]{50}'],
  ['gitlab-token', 'gloas-[\\w-]{64}|glcbt-[0-9a-zA-Z]{1,5}_[\\w-]{20}|GR1348941[\\w-]{20}'],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  ['aws-access-key', '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}'],
  // https://ai.google.dev/gemini-api/docs/api-key, https://cloud.google.com/docs/authentication/api-keys, https://developers.google.com/identity/protocols/oauth2
  ['google-key', 'AQ\\.[\\w-]{40,100}|GOCSPX-[\\w-]{28}|ya29\\.[\\w-]{20,500}|1//0[\\w-]{40,120}'],
  // https://docs.claude.com/en/api/overview
  ['anthropic-key', 'sk-ant-(?:api03|admin01)-[\\w-]{93}AA|sk-ant-(?:oat|ort|sid)\\d\\d-[\\w-]{80,120}'],
  // https://platform.openai.com/docs/api-reference/authentication, whose form many others and the gateways before them share
  ['secret-key', 'sk-(?:[a-f0-9]{32}|[\\w-]{40,320})'],
  // https://docs.slack.dev/authentication/tokens
  ['slack-token', 'xox[a-eoprs](?:\\.xox[bp])?-[\\w-]{14,250}|xapp-\\d-[\\w-]{10,250}'],
  // https://docs.stripe.com/keys
  ['stripe-key', '(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{10,200}|whsec_[A-Za-z0-9+/=]{24,100}'],
  // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
  ['sendgrid-key', 'SG\\.(?:[\\w-]{16,32}\\.[\\w-]{16,64}|[\\w=-]{66})'],
  ['twilio-key', 'SK[0-9a-fA-F]{32}'],
  // https://docs.npmjs.com/about-access-tokens, https://pypi.org/help/#apitoken, https://guides.rubygems.org/api-key-scopes/
  ['npm-token', 'npm_[A-Za-z0-9]{36}'],
  ['pypi-token', 'pypi-(?:AgEIcHlwaS5vcmc|AgENdGVzdC5weXBpLm9yZw)[\\w-]{70,1000}'],
  ['docker-token', 'dckr_(?:pat|oat)_[\\w-]{27,32}'],
  // https://docs.digitalocean.com/reference/api/
  ['digitalocean-token', 'do[opr]_v1_[a-f0-9]{64}'],
  // https://huggingface.co/docs/hub/security-tokens
  ['huggingface-token', 'hf_[A-Za-z]{34}|api_org_[A-Za-z]{34}'],
  [
    'grafana-token',
    'eyJrIjoi[A-Za-z0-9+/=]{60,400}|glc_[A-Za-z0-9+/=]{32,400}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}',
  ],
  // https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
  ['hashicorp-token', 'hv[bsr]\\.[\\w-]{24,300}'],
  ['hashicorp-token', 's\\.(?=[a-zA-Z]{0,23}\\d)[A-Za-z0-9]{24}'],
  // https://shopify.dev/docs/apps/build/authentication-authorization
  ['shopify-token', 'shp(?:at|ca|pa|ss|ua)_[a-fA-F0-9]{32}'],
  ['private-key', 'AGE-SECRET-KEY-1[0-9A-Z]{58}'],
  [
    '1password-key',
    'ops_eyJ[A-Za-z0-9+/=]{100,2000}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}',
  ],
  ['atlassian-token', 'AT(?:ATT|BB|CTT)3[\\w=-]{60,300}'],
  ['sentry-token', 'sntry[us]_[A-Za-z0-9+/=_-]{64,250}'],
  // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats
  ['cloudflare-token', 'cf(?:at|ut|k)_[A-Za-z0-9]{40}[a-f0-9]{8}|v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}'],
  // https://discord.com/developers/docs/reference#authentication
  ['discord-token', '[MNO][A-Za-z\\d_-]{23,25}\\.[\\w-]{6}\\.(?:[\\w-]{27}|[\\w-]{38})'],
  ['facebook-token', 'EAA[MC][A-Za-z0-9]{100,300}'],
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html, https://developer.amazonservices.com
  [
    'aws-session-token',
    '(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{100,2000}|amzn\\.mws\\.[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}',
  ],
  ['hashicorp-token', 'b\\.AAAAA[\\w-]{90,300}'],
  // A PEM block in base64, as a kubeconfig has it: not a certificate, a public key, or a list of revoked ones.
  ['private-key', 'LS0tLS1CRUdJTi(?!BDRVJU|BQVUJM|B(?:SU0E|QR1A)gUFVC|BYNTA5)[A-Za-z0-9+/=]{40,8000}'],
];

/** A UUID. */
const ID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Tokens of further issuers, all removed as `token`, which keeps the code small. */
export const MORE_TOKENS: readonly string[] = [
  // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
  'ABSK[A-Za-z0-9+/]{100,300}={0,2}|bedrock-api-key-[A-Za-z0-9+/=]{30,2000}', // aws-bedrock
  '(?:pub)?key-[a-f0-9]{32}|[a-f0-9]{32}(?:-[a-f0-9]{8}){2}', // mailgun
  'oy2[a-z0-9]{43}', // nuget
  'd(?:api|ose)[a-f0-9]{32}(?:-\\d)?', // databricks
  'dp\\.(?:pt|ct|st|sa|scim|audit)\\.[\\w.-]{40,100}', // doppler
  'dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}', // dynatrace
  'EZ[AT]K[A-Za-z0-9]{54}', // easypost
  '(?<![\\w-])(?:live|test)_(?:pub_)?[A-Za-z0-9]{30,35}|live_[\\w=-]{40}', // lob, mollie, gocardless
  'sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}', // sourcegraph
  'tskey-[a-z]{2,12}-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}', // tailscale
  'FLW(?:PUB|SEC)K(?:_TEST)?-[a-hA-H0-9]{12,32}(?:-X)?', // flutterwave
  's-s4t2(?:ud|af)-[a-f0-9]{64}', // intra42
  'secret[_-][A-Za-z0-9]{43}', // notion, statsig
  'EAAA[\\w-]{22,100}|sq0(?:atp|csp|idp)-[\\w-]{22,60}', // square
  'tfp_[\\w.=-]{40,70}', // typeform
  't1\\.[A-Z0-9a-z_-]+={0,2}\\.[\\w-]{86}={0,2}|AQVN[\\w-]{35,38}|YC[\\w-]{38}', // yandex
  'LTAI[A-Za-z0-9]{20}', // alibaba
  'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}', // airtable
  '(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.(?:acc[_-][a-z0-9-]{10,32})\\.[\\w+/=-]{30,120}',
  '4b1d[A-Za-z0-9]{38}', // clickhouse
  'fm[12][ar]?_[A-Za-z0-9+/]{100,1000}={0,3}', // flyio
  '(?:pat|sat)\\.[\\w-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}', // harness
  'API-[A-Z0-9]{26}', // octopus
  'sha256~[\\w-]{43}', // openshift
  // https://docs.firecrawl.dev/authentication, https://docs.together.ai, https://docs.pinecone.io, https://www.mongodb.com/docs/atlas/api/service-accounts-overview/
  'npg_[A-Za-z0-9]{12,20}', // neon
  'st\\.[a-f0-9]{24}\\.[a-f0-9]{32}\\.[a-f0-9]{32}', // infisical
  'sm_(?:pat|aat|sat)_[A-Za-z0-9]{16}', // settlemint
  'AKCp[A-Za-z0-9]{69}|AKC[A-Za-z0-9]{10,100}|AP[\\dABCDEF][A-Za-z0-9]{8,100}|cmVmdGtu[A-Za-z0-9]{56}', // jfrog
  'b_[\\w=-]{44}', // beamer
  'AKID[A-Za-z0-9]{32}', // tencent
  // https://developers.asana.com/docs/personal-access-token, https://developers.intercom.com/docs/build-an-integration/learn-more/authentication,
  // https://docs.portainer.io/api/access, https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys
  '[12]/\\d{13,16}(?:/\\d{13,16})?:[a-f0-9]{32}|dG9rO[\\w+/=]{40,100}|ptr_[A-Za-z0-9+/]{43}=|token-[a-z0-9]{5}:[a-z0-9]{54}',
  // https://axiom.co/docs/reference/tokens
  `(?:sdk|api|mob|xa[ap]t)-${ID}`, // launchdarkly, axiom
  // https://bitwarden.com/help/access-tokens/
  `0\\.${ID}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==`, // bitwarden
  // https://www.backblaze.com/docs/cloud-storage-application-keys, https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth
  'K00\\d[A-Za-z0-9+/]{27}|S[ACNOUX][A-Z2-7]{56}',
  // https://dev.twitch.tv/docs/chat/authenticating/
  'oauth:[a-z0-9]{30}',
  // https://docs.mapbox.com/help/glossary/access-token/
  '[ps]k\\.eyJ[A-Za-z0-9_-]{40,200}\\.[\\w-]{20,30}', // mapbox
  // https://buildkite.com/docs/apis/managing-api-tokens, https://circleci.com/docs/managing-api-tokens/
  // https://supabase.com/docs/guides/api/api-keys
  'cio[A-Za-z0-9]{32}', // crates
  'sl\\.(?:u\\.)?[\\w=-]{130,1200}', // dropbox
  'ATTA[a-f0-9]{64}', // trello
  'rzp_(?:test|live)_[A-Za-z0-9]{14,24}', // razorpay
  'access_token\\$(?:production|sandbox)\\$[a-z0-9]{16}\\$[a-f0-9]{32}', // braintree
  `access-(?:sandbox|development|production)-${ID}`, // plaid
  'SCW[A-Z0-9]{17}', // scaleway
  'perm[:-][A-Za-z0-9+/=]{8,200}\\.[A-Za-z0-9+/=]{4,200}\\.[A-Za-z0-9]{20,60}', // jetbrains
  '00D[A-Za-z0-9]{12,15}![\\w.]{80,200}', // salesforce
  // https://docs.honeycomb.io/api/authentication, https://docs.mapbox.com/help/dive-deeper/access-tokens, https://paseto.io
  '[st]k\\.eyJ[\\w-]{20,300}\\.[\\w-]{22}',
  'v[1-4]\\.(?:local|public)\\.[\\w-]{40,2000}', // paseto
];

/**
 * How issuers build tokens that can be told from any other text: a short prefix, what it is, and a random part, between underscores.
 * `pk_live_…` is for pages: https://docs.stripe.com/keys
 * @see https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export const DRAWN_TOKEN =
  '(?:[a-z][a-z\\d]{1,9}_(?<=(?<![\\w./-])(?!p(?:k|ub)_|github)[a-z\\d]{2,10}_)(?:(?:live|test|prod|dev|stag(?:ing)?|sandbox|sdbx|api(?:key)?|app|org|[ops]?at|pat|key|token|tkn|secret|s[ak]|sa_sk|oauth|pw|v\\d)_){1,3}|' +
  // Issuers who say no more than their name. Where the name is a word, too, what follows decides.
  '(?<!\\w)(?:(?:AVNS|CCDB1|CCIP(?:AT|RJ)|CLOJARS|aio|bk[a-z]{1,4}|c[ks]|db[a-z]{2}|dd(?:[po]|app|pat)|e2b|fig[dou]r?|fo1|fw|gsk|hc[a-z][im]k|jina|lkr|lsv2|meraki|n[ab]pi?|nf[pcobu]|ntn|p[hn][a-z]|pcsk|pk_\\d{6,9}|r8|rdme|re|retool|rnd|rootly|rpa|rubygems|sbp|sk|slk|sq[upa]|vc[a-z]|vercel_blob|xau)_|(?:CFPAT|HRKU|NR[A-Z]{2}|PMAK|RGAPI|SWMTKN-1|csk|dnkey|fc|fio-u|fmu1|ico|md|nvapi|p8e|pa|pat-(?:na|eu)\\d|pplx|pul|secret-(?:test|live)|signkey|sk-lf|tk-us|tvly|xai|xkeysib)-))' +
  '(?<drawn>[\\w=-]{19,300})';

/**
 * Tokens that begin like any word: rule id, a part that only they contain, the text before it, the text after it. A text is searched for
 * the part, which is cheap, and the whole is matched only around it.
 */
export const INNER_TOKEN_RULES: readonly (readonly [
  id: string,
  piece: string,
  before: string,
  after: string,
])[] = [
  ['azure-key', 'Q~', '[\\w~.-]{3}\\d', '[\\w~.-]{31,34}'],
  // https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate
  ['azure-key', 'AZDO', '[A-Za-z0-9]{76}', '[A-Za-z0-9]{4}'],
  ['facebook-token', '\\|', '\\d{15,16}', '[\\w-]{27}'],
  ['hashicorp-token', '\\.atlasv1\\.', '[A-Za-z0-9]{14}', '[\\w=-]{60,70}'],
  ['token', '-us', '[0-9a-f]{32}', '\\d{1,2}'], // mailchimp
  // https://www.anaconda.com/docs/tools/anaconda-org/user-guide/packages/private-packages
  ['token', '\\.org\\/t\\/', 'anaconda', `[a-z]{2}-${ID}`],
  ['token', '_mmk', '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}', ''],
  // https://github.com/microsoft/security-utilities: a signature at a fixed place in keys of Azure's services
  ['azure-key', 'JQQJ9', '[A-Za-z0-9]{52}', '[A-Za-z0-9]{27}(?:[A-Za-z0-9]{2}==)?'],
  // https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key
  ['token', 'NRAL', '[a-z0-9]{36}', ''], // newrelic
  // https://core.telegram.org/bots/features#botfather
  ['token', ':A', '(?:bot)?\\d{5,16}', '[\\w-]{34}'], // telegram
];
