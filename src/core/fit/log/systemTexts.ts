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
  16: 'EBUSY',
  17: 'EEXIST',
  24: 'EMFILE',
  28: 'ENOSPC',
  30: 'EROFS',
  32: 'EPIPE',
  38: 'ENOSYS',
  39: 'ENOTEMPTY',
  95: 'EOPNOTSUPP',
  98: 'EADDRINUSE',
  101: 'ENETUNREACH',
  104: 'ECONNRESET',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
  113: 'EHOSTUNREACH',
  122: 'EDQUOT',
};

/**
 * Numbers of Windows and its sockets of which neither the words nor the class that Python gives say enough, and the names that Node has for
 * them; a module that a loader misses is a library.
 * @see https://github.com/libuv/libuv/blob/v1.x/src/win/error.c
 */
export const WINDOWS: Readonly<Record<number, string>> = {
  32: 'EBUSY',
  126: 'ERR_DLOPEN_FAILED',
  193: 'ENOEXEC',
  1455: 'ENOMEM',
  10048: 'EADDRINUSE',
  10060: 'ETIMEDOUT',
};

/**
 * With these lines a test runner says that tests failed. They count as the code that Node's own runner gives it.
 * @see https://docs.pytest.org/en/stable/how-to/output.html, https://docs.python.org/3/library/unittest.html, https://testanything.org/tap-version-14-specification.html
 * @see https://pkg.go.dev/cmd/go#hdr-Test_packages, https://doc.rust-lang.org/book/ch11-01-writing-tests.html, https://maven.apache.org/surefire/maven-surefire-plugin/
 * @see https://bazel.build/docs/user-manual, https://google.github.io/googletest/advanced.html, https://cmake.org/cmake/help/latest/manual/ctest.1.html, https://nodejs.org/api/errors.html#err_test_failure
 */
export const TESTS_FAILED = [
  '=+ FAILURES =+$',
  '=+ (?:.{0,60} )?[1-9]\\d{0,6} failed\\b.{0,80} in [\\d.]{1,12}s',
  'FAILED [\\w./-]{1,200}::',
  'FAILED \\((?:failures|errors)=[1-9]',
  'FAILURES!$',
  'Executed \\d{1,6} out of .{0,80}\\bfails? ',
  '-{3} FAIL: ',
  'panic: test timed out after ',
  'not ok \\d{1,6}\\b(?!.{0,200}# (?:TODO|SKIP))',
  'test result: FAILED',
  '(?:\\[ERROR\\] {1,2})?Tests run: .{0,60}(?:Failures|Errors): [1-9]',
  '(?:\\[ERROR\\] {1,2})?There (?:are test failures|were failing tests)',
  '\\[ {2}FAILED {2}\\] ',
  'The following tests FAILED:',
  ' {0,12}(?:Tests|Test Suites|Test Files):? {1,8}(?:\\d{1,6} \\w{1,12} [|,] ){0,3}?[1-9]\\d{0,6} failed\\b',
  ' {0,12}[1-9]\\d{0,6} failing$',
  '\\d{1,6} examples?, [1-9]\\d{0,6} failures?\\b',
];
