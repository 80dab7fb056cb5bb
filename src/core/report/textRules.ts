import { isDrawn, isFilling, isPlaceholder } from './isPlaceholder.ts';
import type { SecretRule } from './secretRule.ts';

/** An option of one letter that takes a password, and the commands that have it. */
const COMMAND_PASSWORD = optionPassword({
  '-p': 'mysql\\w{0,12}|mariadb(?:-[a-z]{1,12})?|7za?|rar',
  '-p\\s{1,3}': 'sshpass|mongo\\w{0,8}|(?:docker|podman|az|helm registry) login|twine upload',
  '-P\\s{0,3}': 'sqlcmd|bcp|ipmitool|(?:un)?zip',
  '-[AX]\\s{1,3}': 'snmp[a-z]{1,9}',
  '-t\\s{1,3}(?=[\\w=-]{30})': 'influx',
  '[\\w.]{1,60}\\/': 'sqlplus|sqlldr|expdp|impdp',
  '(?:-a|--pass)\\s{1,3}': 'redis-cli',
  'https?:\\/\\/\\S{1,100}\\s{1,3}\\S{1,100}\\s{1,3}': 'mc alias set',
  '-w\\s{1,3}': 'ldap[a-z]{3,8}',
  '-N\\s{1,3}': 'ssh-keygen',
  '-U\\s{0,3}["\']?[^\\s%]{1,60}%': 'smbclient|rpcclient',
  '\\/p:': 'xfreerdp',
  '>': 'SETUSER',
  '(?:add_user|change_password)\\s{1,3}\\S{1,60}\\s{1,3}': 'rabbitmqctl',
  '-\\w{0,3}b\\w{0,3}\\s(?:\\S{1,100}\\s)?\\S{1,60}\\s': 'htpasswd',
  'http-basic\\.\\S{1,60}\\s\\S{1,60}\\s': 'poetry config',
});
const CREDENTIAL =
  /((?:Credentials?|BasicAuth|SecretStr(?:ing)?)\w{0,20}\(\s{0,3}(?:(?:"[^"\r\n]{0,100}"|'[^'\r\n]{0,100}'|[\w.]{1,60}),\s{0,3}){0,3}["'])([^"'\r\n]{3,300})(?=["']\s{0,3}\))/g;

/** Secrets recognised by their context. Every quantifier is bounded and none is nested, so each rule is linear. */
export const TEXT_RULES: readonly SecretRule[] = [
  {
    // https://www.rfc-editor.org/rfc/rfc7519: three parts; the first two are JSON objects, so they begin with {". Encrypted, five parts, of
    // which the first is one: https://www.rfc-editor.org/rfc/rfc7516. Looked at from the first dot, for many words begin like a part.
    id: 'jwt',
    needs: '.',
    pattern:
      /\.(?<=(?<![A-Za-z0-9])(?<head>ey[\w-]{8,4000})\.)(?:ey[\w-]{4,8000}(?:\.[\w/+=-]{0,4000})?|[\w-]{0,2000}\.[\w-]{12,32}\.[\w-]{4,8000}\.[\w-]{16,90}(?![\w.-]))/g,
    accept: (token) => isWholeObject(token.slice(0, token.indexOf('.'))),
  },
  {
    // https://www.rfc-editor.org/rfc/rfc9110#name-authorization; the scheme is any token: `Bearer`, `SSWS`, `Splunk`. A long header
    // may be folded: https://www.rfc-editor.org/rfc/rfc9112#name-obsolete-line-folding
    id: 'auth-header',
    pattern:
      /(authorization["']?(?:,\s{0,9}["']?value["']?)?\s{0,9}[:=]\s{0,9}\[?["']?(?:[a-z][a-z\d-]{1,30}\s{1,9}(?:token=["']?)?)?)([^\s"',;<>(){}$[\]\\]{8,4000})/gi,
    accept: isNoWord,
  },
  {
    id: 'auth-header',
    // Also `'Bearer ' + '…'`, as code puts it together.
    pattern: /(\b(?:bearer|ssws)\s{1,9}(?:["']\s{0,3}[+.]\s{0,3})?["']?)([A-Za-z0-9+/=_.~:-]{16,4000})/gi,
    accept: hasLetterAndDigit,
  },
  {
    // Also SMTP's login: https://www.rfc-editor.org/rfc/rfc4954
    id: 'auth-header',
    pattern:
      /(\b(?:basic\s{1,9}(?:["']\s{0,3}[+.]\s{0,3})?["']?|AUTH (?:PLAIN|LOGIN) ))([A-Za-z0-9+/=]{12,4000})/gi,
    accept: isDrawn,
  },
  {
    // https://curl.se/docs/manpage.html#-u: both halves open the door, so both go. `user:pass` is how documentation writes it. Or a key in
    // the place of the user: https://docs.stripe.com/api/authentication, https://developers.freshdesk.com/api/#authentication
    id: 'basic-auth',
    needs: '-u',
    pattern:
      /((?:\s-u|--(?:proxy-)?user)[\s=]{1,3}["']?)([^\s"':$<[{]{1,100}:(?:'[^'\s]{3,200}'|"[^"\s]{3,200}"|[^\s"'$<[{\\]{3,200})|[\w-]{16,200}(?=["']?:[xX]?(?:["'\s]|$)))/g,
    accept: (pair) =>
      pair.includes(':')
        ? isLogin(pair.replace(/["']/g, '')) && !/:\d+$|^user(?:name)?:pass$/i.test(pair)
        : isDrawn(pair),
  },
  {
    // What a command reads as its password: https://docs.docker.com/reference/cli/docker/login/, https://www.sudo.ws/docs/man/sudo.man/
    id: 'command-password',
    needs: 'echo ',
    pattern:
      /(\becho (?:-n )?["']?)([^\s"'$|<{(]{4,200})(?=["']?\s?\|[^\r\n|]{1,100}(?:--password-stdin|-S\b))/g,
    accept: (value) => !isPlaceholder(value),
  },
  {
    // Addresses that end in the key: https://www.alchemy.com/docs, https://docs.metamask.io/services/, https://www.quicknode.com/docs,
    // https://documentation.solarwinds.com/en/success_center/loggly/
    id: 'credential',
    pattern: /((?:(?:alchemy\.com|infura\.io)\/v\d|quiknode\.pro|loggly\.com\/inputs)\/)([\w-]{20,100})/g,
    accept: hasLetterAndDigit,
  },
  {
    // Options of one letter, each of its command: https://dev.mysql.com/doc/refman/8.4/en/connecting.html,
    // https://man7.org/linux/man-pages/man1/sshpass.1.html, https://redis.io/docs/latest/develop/tools/cli/,
    // https://docs.docker.com/reference/cli/docker/login/, https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility,
    // https://www.openldap.org/software/man.cgi?query=ldapsearch
    id: 'command-password',
    pattern: COMMAND_PASSWORD,
    accept: (value) => !isPlaceholder(value),
  },
  {
    // https://dev.mysql.com/doc/refman/8.4/en/create-user.html, https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-USER.html
    id: 'sql-password',
    pattern:
      /(\b(?:IDENTIFIED|identified)\s{1,3}(?:(?:WITH|with|VIA|via)\s{1,3}[\w'"]{1,40}\s{1,3}(?:AS|as|BY|by|USING|using)|BY|by)(?:\s{1,3}(?:VALUES|values|PASSWORD|password))?\s{1,3}["']?)((?<=["'])[^"'\r\n]{3,200}|(?<=IDENTIFIED BY )[^\s"';]{3,200})/g,
    accept: (value) => !isPlaceholder(value),
  },
  {
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring
    id: 'command-password',
    needs: 'ecure',
    pattern: /(\bConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?["'])([^"'\r\n]{3,200})/gi,
    accept: (value) => !isPlaceholder(value),
  },
  {
    // A vendor's client takes its key alone, or behind an account: `cohere.Client("…")`, https://www.twilio.com/docs/libraries/reference
    id: 'credential',
    needs: 'lient(',
    pattern: /(\bClient\(["'](?:[^"'\r\n]{1,100}["'],\s{0,3}["'])?)([\w-]{32,64})(?=["']\s{0,3}\))/g,
    accept: (value) => isDrawn(value) && !/^[\da-f]{8}-/i.test(value),
  },
  {
    // https://requests.readthedocs.io/en/latest/user/authentication/,
    // https://www.elastic.co/docs/reference/elasticsearch/clients/python/connecting#auth-apikey
    id: 'credential',
    needs: '=(',
    pattern:
      /(\b(?:auth|api_key)=\(\s{0,3}["'][^"'\r\n]{1,100}["'],\s{0,3}["'])([^"'\r\n]{6,300})(?=["']\s{0,3}\))/g,
    accept: isNoWord,
  },
  {
    // What makes a credential takes the secret last: https://learn.microsoft.com/dotnet/api/azure.azurekeycredential,
    // https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-explicit.html
    id: 'credential',
    pattern: CREDENTIAL,
    accept: (value) =>
      value.length >= 6 && !/\s/.test(value) && isNoWord(value) && !/^[a-z]+(?:[._/-][a-z]+)*$/i.test(value),
  },
  {
    // https://www.rfc-editor.org/rfc/rfc7517: a key as JSON; these members are its private part.
    id: 'private-key',
    needs: '"kty"',
    pattern: /("(?:d|k|p|q|d[pq]|qi)"\s{0,3}:\s{0,3}")([\w-]{20,1400})(?=")/g,
    accept: hasLetterAndDigit,
  },
  {
    // https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki: twelve to twenty-four words open a wallet.
    id: 'wallet-key',
    pattern:
      /(\b(?:mnemonic|(?:seed|recovery)[ _-]?phrase)["']?\s{0,3}(?:[:=]|\bis\b)\s{0,3}["']?)((?:[a-z]{3,8} ){11,23}[a-z]{3,8})/gi,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc6265: what a session is known by.
    id: 'cookie',
    pattern:
      /((?:^|[\s"'])(?:set-)?cookie["']?(?:,\s{0,9}["']?value["']?)?\s{0,3}[:=]\s{0,3}["']?)([^\r\n"'\\]{8,4000})/gi,
    accept: (pairs) => /=(?![a-z]{1,12}(?:[;\s]|$))[^\s;]{4}/i.test(pairs),
  },
  {
    // https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1: with its host it is a working login for whoever opens it.
    id: 'url-password',
    needs: '://',
    pattern:
      /\b(?:https?|ftps?):\/\/[^\s/:@"'<>]{0,200}:[^\s/"'<>\\]{1,2000}@(?:[\w.-]{1,253}|\[[\da-f:.]{2,60}\])/gi,
    accept: (url) => isLogin(url.slice(url.indexOf('://') + 3, url.lastIndexOf('@'))),
  },
  {
    // Of other URLs (databases, queues) the host stays: it is what a connection's failure is about.
    id: 'url-password',
    needs: '://',
    pattern: /(:\/\/)([^\s/:@"'<>]{0,200}:[^\s/"'<>\\]{1,2000}|[A-Za-z0-9_-]{20,400})(?=@[\w.[-])/g,
    accept: isLogin,
  },
  {
    // https://cloud.google.com/docs/authentication/api-keys: it names a project and is public in many pages, so it counts where
    // something hands it over: a quote, a parameter, a field, a word for it.
    id: 'google-key',
    needs: 'AIza',
    pattern: /AIza(?<=(?:["'`=:,(>]|\b(?:[Kk]ey|KEY|with|using|token))\s{0,3}AIza)[\w-]{35}(?![\w-])/g,
  },
  {
    // Who knows the address of a hook may post to it: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks,
    // https://discord.com/developers/docs/resources/webhook, https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors
    id: 'webhook-url',
    needs: 'hook',
    pattern:
      /https?:\/\/(?:hooks?\.[\w.-]{3,40}\/[\w/-]{16,400}|[\w.-]{3,60}\/(?:[\w.-]{1,30}\/){0,5}(?:web)?hooks?(?:b2)?\/[\w@/?=&%.-]{0,80}?[\w-]{24,400}[\w@/?=&%.-]{0,400})/g,
    accept: (url) => /\d/.test(url),
  },
  {
    // What a signed URL opens: https://learn.microsoft.com/azure/storage/common/storage-sas-overview,
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/sigv4-query-string-auth.html
    id: 'url-signature',
    needs: '?',
    pattern: /([?&;](?:amp;)?(?:sig|signature|appid|X-(?:Amz|Goog)-Signature)=)([\w%+/=.-]{16,1000})/gi,
  },
  {
    // https://learn.microsoft.com/azure/azure-functions/function-keys-how-to: the key of a function as a parameter
    id: 'url-signature',
    needs: '.azurewebsites.net/',
    pattern: /(\.azurewebsites\.net\/[^\s"'?]{1,200}\?[^\s"'?]{0,200}?\bcode=)([\w%+/=-]{40,120})/gi,
  },
  {
    // https://curl.se/docs/http-cookies.html: one cookie a line, seven fields between tabs.
    id: 'cookie',
    needs: '\t/',
    pattern: /(\t(?:TRUE|FALSE)\t\/\S{0,200}\t(?:TRUE|FALSE)\t\d{1,12}\t\S{1,100}\t)(\S{8,4000})/g,
  },
  {
    // What `kubectl create secret generic` and `gh secret set` are given is secret, whatever its name:
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic/, https://cli.github.com/manual/gh_secret_set
    id: 'command-password',
    pattern:
      /((?:--from-literal[= ]["']?[\w.-]{1,60}=|--body[= ]|-b )["']?)(?<=secret (?:generic|set) [^\r\n]{1,300})([^\s"'$<{][^\s"']{3,300})/g,
    accept: (value) => !isPlaceholder(value),
  },
  {
    // https://www.postgresql.org/docs/current/libpq-pgpass.html: host:port:database:user:password
    id: 'url-password',
    pattern: /(:(?:\d{2,5}|\*):(?<=^[\w.*-]{1,200}:[\d*]{1,5}:)[\w*-]{1,60}:[\w*-]{1,60}:)(\S{6,200})$/gm,
    accept: (value) => /[^\w.:/-]/.test(value) || isDrawn(value),
  },
  {
    // https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html: the driver takes user/password@
    id: 'url-password',
    needs: ':oracle:',
    pattern: /(:oracle:\w{3,4}:)([^\s/:@"']{1,60}\/[^\s/@"']{3,100})(?=@)/g,
    accept: (pair) => !isPlaceholder(pair.slice(pair.indexOf('/') + 1)),
  },
  {
    // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
    id: 'netrc-password',
    needs: 'machine',
    pattern: /(\bmachine\s{1,9}\S{1,253}\s{1,9}login\s{1,9}\S{1,253}\s{1,9}password\s{1,9})(\S{3,500})/g,
    accept: (value) => !isPlaceholder(value),
  },
  {
    // https://manpages.debian.org/bookworm/libcrypt-dev/crypt.5.en.html
    // and https://docs.djangoproject.com/en/stable/topics/auth/passwords/, https://www.rfc-editor.org/rfc/rfc5803
    id: 'password-hash',
    needs: '$',
    pattern:
      /\b(?:pbkdf2_\w{4,10}|SCRAM-SHA-\d{1,3})\$\d[\w./+=:$]{40,400}|(?<![\w$])\$(?:[1567]|2[abxy]|y|gy|apr1|argon2i?d?|scrypt)\$[\w./+=,$-]{20,300}/g,
  },
  {
    // https://www.openldap.org/doc/admin26/security.html#Password%20Storage
    id: 'password-hash',
    needs: '{S',
    pattern: /\{S(?:SHA|HA|MD5)\d{0,3}\}[\w+/=]{20,200}/g,
  },
  {
    // A number of 32 bytes beside words of a wallet; beside other words it is a hash: https://www.secg.org/sec2-v2.pdf
    id: 'wallet-key',
    pattern:
      /\b(?:0x)?[\da-f]{64}\b(?!-)(?<!(?:-|sha256:)(?:0x)?[\da-f]{64})(?:(?<=(?:wallet|mnemonic|private|signer|secret)[^\r\n]{0,130})|(?=[^]{1,100}\b(?:wallet|mnemonic|private key)))/gi,
    accept: (value) => !isFilling(value),
  },
  {
    // ISO/IEC 7812-1: the last digit is a Luhn check digit. Of numbers that begin with 1 only UATP's 15 digits are cards. Grouped as on
    // the card, 4-4-4-4 or 4-6-5, else in one: coordinates and lists of numbers are not.
    id: 'card-number',
    pattern:
      /(?<![\w.,-]|\d )(?:[2-6]\d{12,18}|1\d{14}|[2-6]\d{3}(?:[ -]\d{4}){2}(?:[ -]\d{1,7}){1,2}|[1-3]\d{3}[ -]\d{6}[ -]\d{4,5})(?![\w-]|[.,]\d| \d)/g,
    accept: isCardNumber,
  },
];

function optionPassword(commands: Readonly<Record<string, string>>): RegExp {
  const ways = Object.entries(commands).map(
    ([option, names]) => `(?:${names})\\b(?:[^\\r\\n|;&]{0,200}?\\s)${option}`,
  );
  return new RegExp(`(\\b(?:${ways.join('|')})["']?)([^\\s"'$<{[-][^\\s"']{2,200})`, 'g');
}

function hasLetterAndDigit(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && !isPlaceholder(value);
}

function isNoWord(value: string): boolean {
  return !isPlaceholder(value) && !/^[a-z]+(?:[-_][a-z]+)*[.:]?$|^[a-z_]+=\S{0,7}$/.test(value.slice(0, 24));
}

/** Whether it is `user:password`; where both are equal it is a default that products ship with, and no secret. */
function isLogin(pair: string): boolean {
  const colon = pair.indexOf(':');
  const password = pair.slice(colon + 1);
  const isName = /^[A-Z_]+$/.test(password) || password === pair.slice(0, colon);
  return password.length >= 4 && !isName && !isPlaceholder(password);
}

/** Whether base64url text ends in the `}` that ends an object: in which of its digits the byte lies depends on the length. */
function isWholeObject(base64: string): boolean {
  const ends = [/[BFJNRVZdhlptx159]9$/, undefined, /f[Q-Za-f]$/, /[HXn3][0-3]$/];
  return ends[base64.length % 4]?.test(base64) === true;
}

function isCardNumber(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 2) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
