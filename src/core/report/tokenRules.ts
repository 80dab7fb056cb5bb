/**
 * Tokens that can be told by how they are written, wherever they stand: rule id, what comes before, what comes
 * after. Each form is the issuer's own, from its documentation of tokens or of secret scanning; many are listed together at
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * Where a token names no issuer's page here, that list holds it.
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
  // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
  ['aws-bedrock-key', 'ABSK[A-Za-z0-9+/]{100,300}={0,2}|bedrock-api-key-[A-Za-z0-9+/=]{30,2000}'],
  // https://ai.google.dev/gemini-api/docs/api-key, https://cloud.google.com/docs/authentication/api-keys, https://developers.google.com/identity/protocols/oauth2
  ['google-key', 'AQ\\.[\\w-]{40,100}|GOCSPX-[\\w-]{28}|ya29\\.[\\w-]{20,500}|1//0[\\w-]{40,120}'],
  // https://docs.claude.com/en/api/overview
  ['anthropic-key', 'sk-ant-(?:api03|admin01)-[\\w-]{93}AA|sk-ant-(?:oat|ort|sid)\\d\\d-[\\w-]{80,120}'],
  // https://platform.openai.com/docs/api-reference/authentication, whose form many others and the gateways before them share
  ['secret-key', 'sk-(?:[a-f0-9]{32}|[\\w-]{40,320})'],
  // https://docs.slack.dev/authentication/tokens
  ['slack-token', 'xox[abeoprs](?:\\.xox[bp])?-[\\w-]{14,250}|xapp-\\d-[\\w-]{10,250}'],
  // https://docs.stripe.com/keys
  ['stripe-key', '(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{10,200}|whsec_[A-Za-z0-9+/=]{24,100}'],
  // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
  ['sendgrid-key', 'SG\\.(?:[\\w-]{16,32}\\.[\\w-]{16,64}|[\\w=-]{66})'],
  ['twilio-key', 'SK[0-9a-fA-F]{32}'],
  ['token', 'xkeysib-[a-f0-9]{64}-\\w{16}'], // brevo
  ['mailgun-key', '(?:pub)?key-[a-f0-9]{32}|[a-f0-9]{32}(?:-[a-f0-9]{8}){2}'],
  // https://docs.npmjs.com/about-access-tokens, https://pypi.org/help/#apitoken, https://guides.rubygems.org/api-key-scopes/
  ['npm-token', 'npm_[A-Za-z0-9]{36}'],
  ['pypi-token', 'pypi-(?:AgEIcHlwaS5vcmc|AgENdGVzdC5weXBpLm9yZw)[\\w-]{70,1000}'],
  ['rubygems-key', 'rubygems_[a-f0-9]{48}'],
  ['token', 'CLOJARS_[A-Za-z0-9]{60}'], // clojars
  ['token', 'oy2[a-z0-9]{43}'], // nuget
  ['docker-token', 'dckr_(?:pat|oat)_[\\w-]{27,32}'],
  // https://docs.digitalocean.com/reference/api/
  ['digitalocean-token', 'do[opr]_v1_[a-f0-9]{64}'],
  // https://huggingface.co/docs/hub/security-tokens
  ['huggingface-token', 'hf_[A-Za-z]{34}|api_org_[A-Za-z]{34}'],
  ['databricks-token', 'dapi[a-f0-9]{32}(?:-\\d)?'],
  ['token', 'dp\\.(?:pt|ct|st|sa|scim|audit)\\.[\\w.-]{40,100}'], // doppler
  ['token', 'dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'], // dynatrace
  ['token', 'EZ[AT]K[A-Za-z0-9]{54}'], // easypost
  ['token', 'FLW(?:PUB|SEC)K(?:_TEST)?-[a-hA-H0-9]{12,32}(?:-X)?'], // flutterwave
  ['token', 'fio-u-[\\w=-]{64}'], // frameio
  [
    'grafana-token',
    'eyJrIjoi[A-Za-z0-9+/=]{60,400}|glc_[A-Za-z0-9+/=]{32,400}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}',
  ],
  // https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
  ['hashicorp-token', 'hv[bsr]\\.[\\w-]{24,300}'],
  ['hashicorp-token', 's\\.(?=[a-zA-Z]{0,23}\\d)[A-Za-z0-9]{24}'],
  ['heroku-token', 'HRKU-[\\w-]{36,70}'],
  ['token', 'ico-[A-Za-z0-9]{32}'], // infracost
  ['token', 's-s4t2(?:ud|af)-[a-f0-9]{64}'], // intra42
  ['linear-key', 'lin_(?:api|oauth)_[A-Za-z0-9]{40,64}'],
  ['token', '(?:live|test)_(?:pub_)?[a-f0-9]{31,35}'], // lob
  ['newrelic-key', 'NR(?:AK|II|JS|RA|SP|BR)-[A-Za-z0-9-]{19,42}'],
  ['notion-token', 'ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43}'],
  ['token', 'pscale_(?:tkn|oauth|pw)_[\\w.=-]{32,64}'], // planetscale
  ['postman-key', 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}'],
  ['token', 'pn[ub]_[A-Za-z0-9]{36}'], // prefect
  ['pulumi-token', 'pul-[a-f0-9]{40}'],
  ['token', 'rdme_[a-z0-9]{70}'], // readme
  ['token', 'tk-us-[\\w-]{48}'], // scalingo
  ['token', 'shippo_(?:live|test)_[a-fA-F0-9]{40}'], // shippo
  // https://shopify.dev/docs/apps/build/authentication-authorization
  ['shopify-token', 'shp(?:at|ca|pa|ss|ua)_[a-fA-F0-9]{32}'],
  ['token', 'sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}|slk_[a-f0-9]{64}'], // sourcegraph
  ['square-token', 'EAAA[\\w-]{22,100}|sq0(?:atp|csp|idp)-[\\w-]{22,60}'],
  ['token', 'tfp_[\\w.=-]{40,70}'], // typeform
  ['token', 't1\\.[A-Z0-9a-z_-]+={0,2}\\.[\\w-]{86}={0,2}|AQVN[\\w-]{35,38}|YC[\\w-]{38}'], // yandex
  ['age-key', 'AGE-SECRET-KEY-1[0-9A-Z]{58}'],
  [
    '1password-key',
    'ops_eyJ[A-Za-z0-9+/=]{100,2000}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}',
  ],
  ['token', 'p8e-[A-Za-z0-9]{32}'], // adobe
  ['token', 'LTAI[A-Za-z0-9]{20}'], // alibaba
  ['token', 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}'], // airtable
  ['atlassian-token', 'AT(?:ATT|BB|CTT)3[\\w=-]{60,300}'],
  [
    'token',
    '(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.(?:acc[_-][a-z0-9-]{10,32})\\.[\\w+/=-]{30,120}',
  ],
  ['token', '4b1d[A-Za-z0-9]{38}'], // clickhouse
  ['token', 'dnkey-[a-zA-Z0-9=_-]{26}-[\\w=-]{52}'], // defined
  ['token', 'duffel_(?:test|live)_[\\w=-]{43}'], // duffel
  ['token', 'fo1_[\\w-]{43}|fm[12][ar]?_[A-Za-z0-9+/]{100,1000}={0,3}'], // flyio
  ['token', 'live_[\\w=-]{40}'], // gocardless
  ['token', '(?:pat|sat)\\.[\\w-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}'], // harness
  ['token', 'meraki_[a-f0-9]{40}'], // meraki
  ['token', 'API-[A-Z0-9]{26}'], // octopus
  ['openshift-token', 'sha256~[\\w-]{43}'],
  // https://docs.firecrawl.dev/authentication, https://docs.together.ai, https://docs.pinecone.io, https://www.mongodb.com/docs/atlas/api/service-accounts-overview/
  ['token', 'fc-[a-f0-9]{32}'], // firecrawl
  ['token', 'tgp_v1_[\\w-]{43}'], // together
  ['token', 'pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{40,70}'], // pinecone
  ['token', 'mdb_sa_sk_[\\w-]{36,50}'], // mongodb
  ['token', 'rnd_[A-Za-z0-9]{24,32}'], // render
  ['token', 'csk-[a-z0-9]{48}'], // cerebras
  ['token', 'fw_[A-Za-z0-9]{22,34}'], // fireworks
  ['token', 'e2b_[a-f0-9]{40}'], // e2b
  ['token', 'jina_[\\w-]{60}'], // jina
  ['token', 'pa-[\\w-]{43}'], // voyage
  ['token', 'bb_live_[\\w-]{27}'], // browserbase
  ['datadog-key', 'ddapp_[A-Za-z0-9]{34}|ddpat_[\\w-]{40,90}'],
  ['token', 'npg_[A-Za-z0-9]{12,20}'], // neon
  ['token', 'st\\.[a-f0-9]{24}\\.[a-f0-9]{32}\\.[a-f0-9]{32}'], // infisical
  ['token', 'signkey-[a-z]{2,10}-[a-f0-9]{32,64}'], // inngest
  ['perplexity-key', 'pplx-[A-Za-z0-9]{48}'],
  ['sentry-token', 'sntry[us]_[A-Za-z0-9+/=_-]{64,250}'],
  ['token', 'sm_(?:pat|aat|sat)_[A-Za-z0-9]{16}'], // settlemint
  ['sonar-token', 'sq[upa]_[a-f0-9]{40}'],
  ['tailscale-key', 'tskey-[a-z]{2,12}-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}'],
  ['groq-key', 'gsk_[A-Za-z0-9]{52}'],
  ['token', 'xai-[A-Za-z0-9]{70,90}'], // xai
  ['token', 'r8_[A-Za-z0-9]{37,40}'], // replicate
  ['vercel-token', 'vc[apkrt]_[A-Za-z0-9]{24,60}'],
  // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats
  ['cloudflare-token', 'cf(?:at|ut|k)_[A-Za-z0-9]{40}[a-f0-9]{8}|v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}'],
  // https://discord.com/developers/docs/reference#authentication
  ['discord-token', '[MNO][A-Za-z\\d_-]{23,25}\\.[\\w-]{6}\\.(?:[\\w-]{27}|[\\w-]{38})'],
  ['facebook-token', 'EAA[MC][A-Za-z0-9]{100,300}'],
  [
    'jfrog-key',
    'AKCp[A-Za-z0-9]{69}|AKC[A-Za-z0-9]{10,100}|AP[\\dABCDEF][A-Za-z0-9]{8,100}|cmVmdGtu[A-Za-z0-9]{56}',
  ],
  ['token', 'b_[\\w=-]{44}'], // beamer
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html, https://developer.amazonservices.com
  [
    'aws-session-token',
    '(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{100,2000}|amzn\\.mws\\.[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}',
  ],
  ['token', 'AKID[A-Za-z0-9]{32}'], // tencent
  ['token', 'pat-(?:na|eu)\\d-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'], // hubspot
  ['token', '(?:sdk|api|mob)-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'], // launchdarkly
  // https://docs.mapbox.com/help/glossary/access-token/
  ['token', '[ps]k\\.eyJ[A-Za-z0-9_-]{40,200}\\.[\\w-]{20,30}'], // mapbox
  ['token', 'fig[dou]r?_[\\w-]{40}'], // figma
  ['token', 'CFPAT-[\\w-]{43}'], // contentful
  ['token', 'nf[pcobu]_[A-Za-z0-9]{36}'], // netlify
  // https://buildkite.com/docs/apis/managing-api-tokens, https://circleci.com/docs/managing-api-tokens/
  ['token', 'bk[ucapr]{1,2}a?_[a-zA-Z0-9]{40}|CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}'], // ci
  // https://supabase.com/docs/guides/api/api-keys
  ['token', 'sbp_[a-f0-9]{40}|sb_secret_[\\w-]{20,60}'], // supabase
  ['token', 'ph[xc]_[A-Za-z0-9]{43,48}'], // posthog
  ['token', 'aio_[A-Za-z0-9]{28}'], // adafruit
  ['token', 'cio[A-Za-z0-9]{32}'], // crates
  ['token', 'sl\\.(?:u\\.)?[\\w=-]{130,1200}'], // dropbox
  ['token', 'nvapi-[\\w-]{64}'], // nvidia
  ['token', 'lsv2_[ps][tk]_[a-f0-9]{32}_[a-f0-9]{10}'], // langsmith
  ['token', 'sk-lf-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'], // langfuse
  ['token', 're_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}'], // resend
  ['token', 'tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}'], // tavily
  ['token', 'sk_[a-f0-9]{48}'], // elevenlabs
  ['token', 'ATTA[a-f0-9]{64}'], // trello
  ['token', 'rzp_(?:test|live)_[A-Za-z0-9]{14,24}'], // razorpay
  ['token', 'access_token\\$(?:production|sandbox)\\$[a-z0-9]{16}\\$[a-f0-9]{32}'], // braintree
  ['token', 'access-(?:sandbox|development|production)-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'], // plaid
  ['token', 'secret-(?:test|live)-[\\w=-]{36}'], // stytch
  ['token', 'rootly_[a-f0-9]{64}'], // rootly
  ['token', 'lkr_[A-Za-z0-9]{32,64}'], // looker
  ['token', 'SCW[A-Z0-9]{17}'], // scaleway
  ['token', 'md-[A-Za-z0-9_-]{22}'], // mandrill
  ['token', 'napi_[a-z0-9]{64}'], // neon
  ['token', 'dd[po]_[A-Za-z0-9]{36}'], // deno
  ['token', 'wandb_v1_[\\w-]{40,90}'], // wandb
  ['token', 'perm[:-][A-Za-z0-9+/=]{8,200}\\.[A-Za-z0-9+/=]{4,200}\\.[A-Za-z0-9]{20,60}'], // jetbrains
  ['salesforce-token', '00D[A-Za-z0-9]{12,15}![\\w.]{80,200}'],
  ['vault-batch-token', 'b\\.AAAAA[\\w-]{90,300}'],
  // https://docs.honeycomb.io/api/authentication, https://docs.mapbox.com/help/dive-deeper/access-tokens, https://paseto.io
  ['token', 'hc[a-z](?:ik|mk)_[a-z0-9]{58}'],
  ['token', '[st]k\\.eyJ[\\w-]{20,300}\\.[\\w-]{22}'],
  ['paseto', 'v[1-4]\\.(?:local|public)\\.[\\w-]{40,2000}'],
  // https://developers.google.com/identity/protocols/oauth2/web-server: a code that is changed for tokens.
  ['google-code', '4(?:/|%2F)0A[\\w-]{50,90}'],
  // https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/authenticated-encryption-details
  ['token', '(?<!-)CfDJ8[\\w-]{80,4000}'],
  ['token', 'AAAA[\\w-]{7}:APA91b[\\w-]{134}'],
  // A private key's first line in base64, as a kubeconfig and many variables have it.
  [
    'private-key',
    'LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BPUEVOU1NIIFBS|BFTkNSWVBURUQg|BEU0EgUFJJ|BQR1AgUFJJ)[A-Za-z0-9+/=]{40,8000}',
  ],
];

/**
 * Tokens that begin like any other word: rule id, a piece that is theirs alone, what comes before it, what comes after. A text is
 * searched for the piece, which is cheap, and looked at only around it.
 */
export const INNER_TOKEN_RULES: readonly (readonly [
  id: string,
  piece: string,
  before: string,
  after: string,
])[] = [
  ['azure-secret', 'Q~', '[\\w~.-]{3}\\d', '[\\w~.-]{31,34}'],
  // https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate
  ['azure-devops-token', 'AZDO', '[A-Za-z0-9]{76}', '[A-Za-z0-9]{4}'],
  ['facebook-token', '\\|', '\\d{15,16}', '[\\w-]{27}'],
  ['hashicorp-token', '\\.atlasv1\\.', '[A-Za-z0-9]{14}', '[\\w=-]{60,70}'],
  ['mailchimp-key', '-us', '[0-9a-f]{32}', '\\d{1,2}'],
  ['token', '_mmk', '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}', ''],
  // https://github.com/microsoft/security-utilities: a signature at a fixed place in keys of Azure's services
  ['azure-key', 'JQQJ9', '[A-Za-z0-9]{52}', '[A-Za-z0-9]{27}(?:[A-Za-z0-9]{2}==)?'],
  ['azure-key', 'Az(?:Fu|Se|Ca)', '[\\w-]{33,44}', '[\\w-]{6}(?:==?)?'],
  // https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key
  ['newrelic-key', 'NRAL', '[a-z0-9]{36}', ''],
  // https://core.telegram.org/bots/features#botfather
  ['telegram-token', ':A', '(?:bot)?\\d{5,16}', '[\\w-]{34}'],
];
