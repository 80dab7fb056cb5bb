/**
 * Messages of operating systems and libraries, by the code they stand for: they are as reliable as codes, whatever program prints them.
 * @see https://man7.org/linux/man-pages/man3/strerror.3.html and https://man7.org/linux/man-pages/man3/errno.3.html
 * @see https://man7.org/linux/man-pages/man3/gai_strerror.3.html (`ENOTFOUND` is what Node makes of `EAI_NONAME`)
 * @see https://www.rfc-editor.org/rfc/rfc8020 (`NXDOMAIN`) and https://www.erlang.org/doc/apps/kernel/inet.html#module-posix-error-codes (`econnrefused`)
 * @see https://docs.openssl.org/master/man1/openssl-verification-options/ and https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export const SYSTEM_TEXTS: Readonly<Record<string, string>> = {
  'connection refused': 'ECONNREFUSED',
  'connection reset by peer': 'ECONNRESET',
  'connection timed out': 'ETIMEDOUT',
  'no such file or directory': 'ENOENT',
  'permission denied': 'EACCES',
  'operation not permitted': 'EPERM',
  'no space left on device': 'ENOSPC',
  'disk quota exceeded': 'EDQUOT',
  'network is unreachable': 'ENETUNREACH',
  'no route to host': 'EHOSTUNREACH',
  'broken pipe': 'EPIPE',
  'address already in use': 'EADDRINUSE',
  'cannot allocate memory': 'ENOMEM',
  'too many open files': 'EMFILE',
  'read-only file system': 'EROFS',
  'is a directory': 'EISDIR',
  'not a directory': 'ENOTDIR',
  'argument list too long': 'E2BIG',
  'exec format error': 'ENOEXEC',
  'device or resource busy': 'EBUSY',
  'name or service not known': 'ENOTFOUND',
  'nodename nor servname provided, or not known': 'ENOTFOUND',
  'no such host': 'ENOTFOUND',
  nxdomain: 'ENOTFOUND',
  econnrefused: 'ECONNREFUSED',
  'temporary failure in name resolution': 'EAI_AGAIN',
  'certificate has expired': 'CERT_HAS_EXPIRED',
  'certificate is not yet valid': 'CERT_NOT_YET_VALID',
  'self-signed certificate in certificate chain': 'SELF_SIGNED_CERT_IN_CHAIN',
  'self signed certificate in certificate chain': 'SELF_SIGNED_CERT_IN_CHAIN',
  'self-signed certificate': 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'self signed certificate': 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'certificate signed by unknown authority': 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'unable to get local issuer certificate': 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'unable to verify the first certificate': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
};

/** Words a shell prints for the signal that ended its child. @see https://man7.org/linux/man-pages/man3/strsignal.3.html */
export const SIGNAL_TEXTS: Readonly<Record<string, string>> = {
  Killed: 'SIGKILL',
  'Segmentation fault': 'SIGSEGV',
  'Bus error': 'SIGBUS',
  Aborted: 'SIGABRT',
  Terminated: 'SIGTERM',
  'Illegal instruction': 'SIGILL',
  'Floating point exception': 'SIGFPE',
};

/** Numbers of `errno` on Linux, and their names. @see https://man7.org/linux/man-pages/man3/errno.3.html */
export const ERRNO: Readonly<Record<number, string>> = {
  1: 'EPERM',
  2: 'ENOENT',
  12: 'ENOMEM',
  13: 'EACCES',
  17: 'EEXIST',
  24: 'EMFILE',
  28: 'ENOSPC',
  30: 'EROFS',
  32: 'EPIPE',
  98: 'EADDRINUSE',
  101: 'ENETUNREACH',
  104: 'ECONNRESET',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
  113: 'EHOSTUNREACH',
  122: 'EDQUOT',
};
