import { describe, expect, it } from 'vitest';
import { redactText } from '../../../src/core/report/redactText.ts';

/** Made up here in the forms that vendors and tools document; what must go stands between `«` and `»`. */
const body = (length: number): string => 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(9).slice(0, length);
const low = (length: number): string => body(length).toLowerCase();
const hex = (length: number): string => '9f3a7c1e5b08d2648e0c'.repeat(9).slice(0, length);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const PEM = base64(['-----BEGIN ', 'PRIVATE KEY-----\n', body(64)].join(''));

const SECRETS: Readonly<Record<string, string>> = {
  'a vendor’s client in code': `cohere.Client("«${body(40)}»")`,
  'a pair for HTTP Basic': "requests.get(url, auth=('ops', '«Plover22Weir»'))",
  'Basic put together': `headers: { Authorization: 'Basic ' + '«${base64('ops:Sorrel-Wold-9')}»' }`,
  'a header in a HAR': `{"name":"Authorization","value":"Bearer «${body(40)}»"}`,
  'a cookie in a HAR': `{"name":"Cookie","value":"«sid=${body(32)}»"}`,
  'a variable of a pod': 'env:\n  - name: DB_PASSWORD\n    value: «Plover22Weir»\n  - name: X',
  'a variable of a task': `"environment": [{"name": "STRIPE_SECRET", "value": "«${body(32)}»"}]`,
  'metadata of gRPC': `metadata(key='x-api-key', value='«${body(40)}»')`,
  'a form’s part': 'form-data; name="password"\r\n\r\n«Osier33Nook»\r\n--b',
  'a dump of PHP': '["password"]=>\n  string(12) "«Teasel-Bent2»"',
  'a Dockerfile': 'ENV DB_PASSWORD «Mallow71Crag»',
  'a variable of fish': `set -x OPENAI_KEY «${body(28)}»`,
  'a config command': 'pulumi config set dbPassword «Plover22Weir» --secret',
  'a typed constant': `val clientSecret: String = "«${body(32)}»"`,
  'an element of XML': `<string name="api_secret">«${body(32)}»</string>`,
  'an arrow in a log': `[auth] token -> «${body(40)}»`,
  'a quote written as two': "smtp:\n  password: '«Bryony''Garth1»'",
  'signs escaped in properties': 'datasource.password=«Sumac\\:Hythe\\=4»',
  'a personal access token': `GITHUB_PAT=«${body(40)}»`,
  'a key shared before': 'psk="«Lichen-Tor-77»"',
  'a team’s header': `X-Honeycomb-Team: «${hex(32)}»`,
  'curl through a proxy': 'curl --proxy-user «ops:Yew_Fell_77» -x http://p:3128 https://x.test',
  'SNMP, both': 'snmpwalk -v3 -u ops -a SHA -A «Furze22Shaw» -x AES -X «Broom81Dene» host',
  ipmitool: 'ipmitool -I lanplus -H bmc -U admin -P «Furze22Shaw» power status',
  unzip: 'unzip -P «Bracken5Haw» a.zip',
  '7-Zip': '7z x a.7z -p«Bracken5Haw»',
  InfluxDB: `influx config create --host-url http://x -t «${body(86)}==»`,
  'SQL*Plus': 'sqlplus system/«Clove55Strath@orcl»',
  'a storage of MinIO': `mc alias set s3 https://minio.acme.test orbit «${body(40)}»`,
  'a session of Bitwarden': `BW_SESSION="«${body(86)}==»"`,
  'a key of a function': `https://orbit.azurewebsites.net/api/run?name=x&code=«${body(54)}==» failed`,
  'a connection of Service Bus': `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=«${body(43)}=»`,
  'a registry in Docker’s config': `{"auths":{"https://x.test/v1/":{"auth":"«${base64('orbit:Weald-Brae-71')}»"}}}`,
  'a key of PagerDuty': `Authorization: Token token=«y_${body(18)}»`,
  'a key of Opsgenie': 'Authorization: GenieKey «0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684»',
  'a token of Consul': 'X-Consul-Token: «0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684»',
  'a pair of Twilio': `curl -u "AC${hex(32)}:«${hex(32)}»" https://api.twilio.com/2010-04-01`,
  'a secret of Kubernetes by hand':
    "kubectl create secret generic db --from-literal=password='«Furze22!Shaw»'",
  'a passphrase on a command line': 'openssl pkcs12 -in a.p12 -passin pass:«Furze22Shaw»',
  'a key of Rails': `SECRET_KEY_BASE=«${hex(128)}»`,
  'a long token in an index': `--index-url https://«aws:${body(280)}${body(280)}»@x.d.codeartifact.test/simple/`,
  'a hook of Zapier': 'POST «https://hooks.zapier.com/hooks/catch/2897358/g144cs0/» 410',
  'a hook of Make': `«https://hook.eu1.make.com/${low(32)}» returned 410`,
  'an encrypted JWT': `«${part({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.${body(86)}.${body(16)}.${body(60)}.${body(22)}»`,
  'a PASETO': `«v4.local.${body(120)}»`,
  'a routable GitLab token': `«glpat-${body(27)}.01.${low(9)}»`,
  'a share of Samba': "smbclient //nas/share -U 'ci%«Furze22Shaw»' -c ls",
  'a desktop far away': 'xfreerdp /u:ops /p:«Bracken5Haw» /v:10.1.2.3',
  'a user of Redis': 'ACL SETUSER worker on >«Clove55Strath» ~jobs:* +@all',
  'a user of RabbitMQ': 'rabbitmqctl change_password orbit «Clove55Strath»',
  'an index of Poetry': 'poetry config http-basic.acme ci «Mallow71Crag»',
  'a user of Apache': 'htpasswd -nbB admin «Mallow71Crag»',
  'a line of pgpass': 'db.internal:5432:orbit:deploy:«q7$Fennel»',
  'Oracle’s thin driver': 'jdbc:oracle:thin:scott/«Teasel33Bent»@//db.acme.test:1521/ORCL',
  'a salted hash of LDAP': `userPassword: «{SSHA}${body(32)}»`,
  'a token of a machine account': `Access token is not in a valid format: «0.0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684.${body(30)}:${body(22)}==»`,
  'a key of Backblaze': `b2 account authorize 0025a50029f6fac0000000001 «K002${body(27)}»`,
  'a chat of Twitch': `PASS «oauth:${low(30)}»`,
  'a channel of Anaconda':
    'HTTP 404 for url <https://conda.anaconda.org/t/«gc-0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684»/acme/repodata.json>',
  'a jar of cookies': `.acme.test\tTRUE\t/\tTRUE\t1790000000\tsid\t«${body(32)}»`,
  'a Honeycomb key': `«hcaik_${low(58)}»`,
  'a secret Mapbox token': `«sk.${part({ u: 'acme', a: 'cl1' })}.${body(22)}»`,
  'an Azure key by its signature': `«${body(52)}JQQJ9${body(27)}»`,
  'a New Relic licence': `license «eu01xx${hex(30)}NRAL» rejected`,
  'a PEM in base64': `wrote «${PEM}» there`,
  'a hash of Django': `«pbkdf2_sha256$600000$${body(22)}$${base64(body(32))}»`,
  'a token of any issuer, told by its build': `«polar_oat_${body(40)}» and «pdl_sdbx_apikey_${low(26)}_${body(22)}_a1B»`,
  'tokens of many issuers by that build': `«lin_api_${body(40)}» «pscale_tkn_${body(43)}» «tgp_v1_${body(43)}» «sb_secret_${body(31)}»`,
  'a token of Axiom': 'used «xaat-0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684»',
  'a directive of Redis': 'bind 0.0.0.0\nrequirepass «Plover22Weir»\nmaxmemory 2gb',
  'a signing configuration of Gradle': "  storePassword '«Plover22!Weir»'\n  keyAlias 'up'",
  'a salt of WordPress': "define( 'NONCE_SALT',       '«9De3aHUwMy|&a1bjIa^*0EF4e4»' );",
  'a static key of OpenVPN': `«-----BEGIN OpenVPN Static key V1-----\n${hex(32)}\n-----END OpenVPN Static key V1-----»`,
  'a key of SSH2': `«---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "ci"\n${body(64)}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----»`,
  'a secret set by a command': `gh secret set DEPLOY --body "«${body(40)}»"`,
  'a secret of Kubernetes whose key tells nothing':
    'kubectl create secret generic h --from-literal=signing=«Plover22Weir»',
  'a profile of AWS': `aws configure set aws_secret_access_key «${body(40)}»`,
  'a new key of SSH': "ssh-keygen -t ed25519 -N '«Plover22!Weir»' -f id_ci",
  'an upload to PyPI': 'twine upload -u ci -p «Plover22Weir» dist/*',
  'a pair for Elasticsearch': `Elasticsearch(api_key=('MACxy51ua-0THkkijxwN', '«${body(22)}»'))`,
  'an account and its secret in code': `twilio.rest.Client("AC${hex(32)}", "«${hex(32)}»")`,
  'a token behind its project': `401 for token «default:production.${hex(56)}»`,
  'an e-mail address': 'mail «ann.lee+ci@example.co.uk» now',
  'the number of a card': 'card «4111 1111 1111 1111».',
  'a hash of SCRAM': `«SCRAM-SHA-256$4096:${base64(body(16))}$${base64(body(32))}:${base64(body(32))}»`,
  'a name of an issuer, then a random part': `401 for «dbtu_${body(38)}», «nbp_${body(36)}» and «CCDB1_${body(22)}_${body(40)}»`,
  'such a name with a dash': `403 for «RGAPI-9f3a7c1e-5b08-4264-8e0c-9f3a7c1e5b08» and «SWMTKN-1-${low(50)}-${low(25)}»`,
  'a name of an issuer and a number': `ClickUp said OAUTH_025 to «pk_4753994_${body(32).toUpperCase()}»`,
  'a key with the mode before it': `mollie 401 «live_${body(30)}»`,
  'a token of Slack’s own pages': `invalid_auth «xoxc-${hex(12)}-${hex(64)}»`,
  'a personal token of Asana': `asana «1/1206268259270850:${hex(32)}» is revoked`,
  'a token of Rancher': `was «token-x7k2p:${low(54)}»`,
  'a key as the user, with a letter as its password': `curl -u '«${body(20)}»:X' https://acme.test/tickets`,
  'a key as the user, with no password': `curl https://acme.test/v1 -u «${body(32)}»:`,
  'what is piped into a login': "echo '«Bracken5Haw»' | docker login -u ci --password-stdin ghcr.io",
  'what is piped into sudo': 'echo «Bracken5Haw» | sudo -S systemctl restart orbit',
  'an address that ends in the key': `could not detect https://eth-mainnet.g.alchemy.com/v2/«${body(32)}»`,
  'an option of Rust': `Settings { user: "orbit", api_secret: Some("«${body(32)}»") }`,
  'an anchor of YAML': 'credentials: &c\n  password: &p «Bracken5Haw»',
  'the session of 1Password': `export OP_SESSION_acme="«${body(43)}»"`,
  'the key of an event’s route': `{"routing_key":"«${hex(32)}»","event_action":"trigger"}`,
};

describe('secrets in documented forms', () => {
  it.each(Object.entries(SECRETS))('R1, R2: %s', (_, marked) => {
    const { removed } = redactText(marked.replace(/[«»]/g, ''), []);
    let shift = 0;
    const wanted = [...marked.matchAll(/«([^»]*)»/g)].map(({ index, 1: value = '' }) => {
      const start = index - shift;
      shift += 2;
      return [start, start + value.length];
    });
    for (const [start = 0, end = 0] of wanted) {
      expect(removed.some((span) => span.start <= start && span.end >= end)).toBe(true);
    }
  });

  it.each([
    '{"name":"password","type":"string","required":true}, - name: token\n  in: query',
    `new Client("0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684"), S3Client("company-artifacts-bucket-eu-west-1")`,
    'Basic authentication is required; basic plan2024-enterprise',
    'The password for user admin is incorrect. The password for the key is required in step 3.',
    'web-1:8080:GET:/health:ok, main.c:1234:12:error:undeclared',
    'f"Server={server};PWD={password};", jdbc:oracle:thin:@//db:1521/orbit',
    'Set-Cookie: theme=dark; Path=/',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbC1dE',
    'partition key=order-88213-eu, routing_key: orders.created.v2, kms_key_id=91070c0d-77af-489e-ac2b-bdc183297b40',
    `applicationServerKey: 'BN${body(80)}', data-sitekey="6Lc${body(37)}"`,
    `"client_id":"105430564455-${low(32)}.apps.googleusercontent.com"`,
    'password_hash_algorithm: argon2id, aws_secret_access_key: not a real key',
    `"next_page_token":"${body(40)}", nextToken: ${body(60)}, kid=${hex(40)}, tokenId=123456 contract 0x${hex(40)}`,
    `x-amz-id-2: ${body(75)}=, h1:${body(43)}=, pk_live_${body(24)}, tx 0x${hex(64)} reverted`,
    'tokenizer=cl100k_base, pass: 97.4% (112/115), turkey: 1234abcd hockey=aa11bb22',
    `checksum/config-token: ${hex(64)}`,
    `encryptedData:\n  password: AgB${body(120)}`,
    'ENV PATH /usr/bin:/bin, set -x PATH /usr/local/bin, TLS-PSK-WITH-AES-128, snmpwalk -v2c -A none',
    `test_failure_stats_v2_1785439011_382c8ab48c9d, s3://x/ci_prod_${hex(40)}, Stripe(pk_live_${body(24)})`,
    'password: ${DB_PASSWORD:-changeme}, e.password===t.password&&e.token!==t.token?{secret:e.secret}:null',
    'kubectl create configmap c --from-literal=level=debug12, Password "must differ"; src/a.c:1234:12:error:undeclared',
    'shape: [0, 1, 2, 3], v2.public.api.example.com, a.b.c.d.e',
    'echo "$CR_PAT" | docker login --password-stdin, echo deploying | tee log.txt, curl -u "$USER:" x',
    'https://mainnet.infura.io/v3/YOUR-PROJECT-ID, https://api.acme.test/v2/9f3a7c1e-5b08-4264-8e0c-9f3a7c1e5b08',
    '{"routing_key":"orders.created.v2"}, Settings { api_secret: None, token: Some(_) }, test_password_reset_sends_one_mail',
    'secret-manager-controller-production-eu-west-1, token-x7k2p, live_reload_server_started_on_port_3000, re_run_of_nightly_build_42',
  ])('R4: no secret is seen in: %s', (text) => {
    expect(redactText(text, []).removed).toEqual([]);
  });
});
